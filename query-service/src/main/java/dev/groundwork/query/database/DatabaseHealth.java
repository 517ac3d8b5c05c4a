package dev.groundwork.query.database;

import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Whether PostgreSQL answers: for those on call, not for readiness. */
@HealthGroup("dependencies")
@ApplicationScoped
class DatabaseHealth implements HealthCheck {

    private final Jdbi jdbi;

    DatabaseHealth(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            jdbi.useHandle(handle -> handle.execute("select 1"));
            return HealthCheckResponse.up("postgresql");
        } catch (JdbiException e) {
            return HealthCheckResponse.down("postgresql");
        }
    }
}
