package dev.groundwork.permissions.database;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.function.Predicate;
import org.jdbi.v3.core.ConnectionException;

/** Whether a failure says that the database cannot work now, so that the same step can succeed later unchanged. */
public final class PassingFailure implements Predicate<Throwable> {

    /** Classes of SQLSTATE: no connection, transaction rolled back by conflict, out of resources, stopped by an operator, system error. */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53", "57", "58");

    @Override
    public boolean test(Throwable failure) {
        return isPassing(failure);
    }

    public static boolean isPassing(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectionException || cause instanceof SQLTransientException) {
                return true;
            }
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && PASSING_CLASSES.contains(sql.getSQLState().substring(0, 2))) {
                return true;
            }
        }
        return false;
    }
}
