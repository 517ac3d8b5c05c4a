package dev.groundwork.eval.database;

import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

@HealthGroup("dependencies")
@ApplicationScoped
class DatabaseHealth implements HealthCheck {

    private final Jdbi jdbi;

    DatabaseHealth(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("postgresql");
        try {
            jdbi.useHandle(handle -> handle.execute("select 1"));
            return response.up().build();
        } catch (JdbiException e) {
            return response.down().build();
        }
    }
}
