package dev.groundwork.permissions.database;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jdbi.v3.postgres.PostgresPlugin;

/** The one way to the database. Every read goes to the primary: there is no other data source. */
class DatabaseAccess {

    @Produces
    @Singleton
    Jdbi jdbi(AgroalDataSource dataSource) {
        return Jdbi.create(dataSource)
                .installPlugin(new PostgresPlugin())
                .configure(
                        StatementExceptions.class,
                        errors -> errors.setMessageRendering(MessageRendering.NONE)); // the default logs the arguments
    }
}
