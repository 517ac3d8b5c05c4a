package dev.groundwork.permissions.database;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.function.Predicate;
import org.jdbi.v3.core.ConnectionException;

/**
 * Whether a failure may pass, so that the same step can succeed later unchanged. Only what the database says of the values or of the statement
 * itself lasts; a standby after a failover, a full disk or a state nobody foresaw may pass, and a revocation waits rather than being given up.
 */
public final class PassingFailure implements Predicate<Throwable> {

    /** Classes of SQLSTATE: a value that cannot be stored, a constraint, the statement itself. */
    private static final Set<String> LASTING_CLASSES = Set.of("22", "23", "42");

    @Override
    public boolean test(Throwable failure) {
        return isPassing(failure);
    }

    public static boolean isPassing(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectionException || cause instanceof SQLTransientException) {
                return true;
            }
            if (cause instanceof SQLException sql) {
                return !isLasting(sql.getSQLState());
            }
        }
        return false;
    }

    private static boolean isLasting(String state) {
        return state != null && state.length() == 5 && LASTING_CLASSES.contains(state.substring(0, 2));
    }
}
