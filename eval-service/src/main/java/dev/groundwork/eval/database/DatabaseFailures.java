package dev.groundwork.eval.database;

import java.sql.SQLException;

/** Whether a failure says that the database cannot be reached now, so that the same step can succeed later unchanged. */
public final class DatabaseFailures {

    private DatabaseFailures() {}

    /** No connection from the pool, or SQL state class 08 (connection) or 57 (the server stops). */
    public static boolean isPassing(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                var state = sql.getSQLState();
                return state == null || state.startsWith("08") || state.startsWith("57");
            }
        }
        return false;
    }
}
