package dev.groundwork.permissions.database;

import io.smallrye.health.api.HealthGroup;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Whether PostgreSQL answers. Not part of readiness: without it the service still answers, with problems that say so. */
@HealthGroup("dependencies")
class DatabaseHealth implements HealthCheck {

    private final Jdbi jdbi;

    DatabaseHealth(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("postgresql").status(answers()).build();
    }

    private boolean answers() {
        try {
            return jdbi.withHandle(
                    handle -> handle.select("select true").mapTo(boolean.class).one());
        } catch (JdbiException e) {
            return false;
        }
    }
}
