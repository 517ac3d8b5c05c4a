package dev.groundwork.ingest.database;

import dev.groundwork.ingest.failure.Dependency;
import dev.groundwork.ingest.failure.UnavailableException;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Set;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.postgres.PostgresPlugin;

/** The database of this service; tells a server that is away from a statement that is wrong. */
@ApplicationScoped
public class Database {

    /**
     * Classes of SQL states that speak of the server and not of the statement: the connection, its mode, its login, its database, conflicts,
     * resources, locks, an operator, the system. What is not known to pass is not waited for.
     */
    private static final Set<String> PASSING = Set.of("08", "25", "28", "3D", "40", "53", "55", "57", "58");

    private final Jdbi jdbi;

    Database(AgroalDataSource dataSource) {
        this.jdbi = Jdbi.create(dataSource).installPlugin(new PostgresPlugin());
        // Bound values are the callers', and a message may end in a log.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
    }

    /**
     * Within another transaction of the same thread it is a part of that one.
     *
     * @throws UnavailableException when the server does not answer; then nothing was committed, or the commit's fate is unknown
     */
    public <T> T inTransaction(HandleCallback<T, RuntimeException> work) {
        return with(handle -> handle.inTransaction(work));
    }

    /**
     * For what does no harm when it is lost: its commit waits for no disk, so a crash of the server within the next moments may undo it, but
     * never what is committed after it. A part of another transaction of the same thread is as safe as that one.
     *
     * @throws UnavailableException as {@link #inTransaction} does
     */
    public <T> T inLosableTransaction(HandleCallback<T, RuntimeException> work) {
        return with(handle -> {
            var isOfItsOwn = !handle.isInTransaction();
            return handle.inTransaction(own -> {
                if (isOfItsOwn) {
                    own.execute("set local synchronous_commit to off");
                }
                return work.withHandle(own);
            });
        });
    }

    /** @throws UnavailableException when the server does not answer */
    public void check() {
        inTransaction(handle -> handle.execute("select 1"));
    }

    private <T> T with(HandleCallback<T, RuntimeException> work) {
        try {
            return jdbi.withHandle(work);
        } catch (JdbiException e) {
            throw isPassing(e) ? new UnavailableException(Dependency.POSTGRESQL, e) : e;
        }
    }

    static boolean isPassing(JdbiException failure) {
        if (failure instanceof ConnectionException) {
            return true;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                var state = sql.getSQLState();
                return state == null || state.length() < 2 || PASSING.contains(state.substring(0, 2));
            }
        }
        return false;
    }
}
