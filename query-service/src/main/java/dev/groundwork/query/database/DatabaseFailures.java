package dev.groundwork.query.database;

import java.sql.SQLException;
import java.util.Set;
import org.jdbi.v3.core.ConnectionException;

/** Which failures of PostgreSQL are its state and not the statement's fault. */
public final class DatabaseFailures {

    /** Classes of SQLSTATE that stay: data that does not fit, a constraint, a statement that is wrong or not allowed. */
    private static final Set<String> LASTING = Set.of("22", "23", "42");

    private DatabaseFailures() {}

    /** Whether the same work may succeed later. */
    public static boolean mayPass(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectionException) {
                return true;
            }
            if (cause instanceof SQLException sql) {
                return sql.getSQLState() == null || LASTING.stream().noneMatch(sql.getSQLState()::startsWith);
            }
        }
        return false;
    }
}
