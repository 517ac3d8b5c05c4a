package dev.groundwork.eval.database;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.postgres.PostgresPlugin;

class JdbiProducer {

    @Produces
    @ApplicationScoped
    Jdbi jdbi(AgroalDataSource dataSource) {
        var jdbi = Jdbi.create(dataSource).installPlugin(new PostgresPlugin());
        // A failed statement must not carry its arguments, questions among them, into a log.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        return jdbi;
    }
}
