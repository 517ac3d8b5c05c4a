package dev.groundwork.query.database;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jdbi.v3.core.ConnectionException;

/** Which failures of PostgreSQL are its state and not the statement's fault. */
public final class DatabaseFailures {

    /** Classes of SQLSTATE: connection, rollback (deadlock, serialization), resources, operator's intervention, system. */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "57", "58");

    private DatabaseFailures() {}

    /** Whether the same work may succeed later. */
    public static boolean mayPass(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectionException || cause instanceof SQLTransientException) {
                return true;
            }
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && PASSING.contains(sql.getSQLState().substring(0, 2))) {
                return true;
            }
        }
        return false;
    }
}
