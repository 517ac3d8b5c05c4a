package dev.groundwork.query.index.store;

import io.grpc.StatusRuntimeException;
import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Whether Qdrant answers: for those on call, not for readiness. */
@HealthGroup("dependencies")
@ApplicationScoped
class QdrantHealth implements HealthCheck {

    private final CollectionSetup collections;

    QdrantHealth(CollectionSetup collections) {
        this.collections = collections;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("qdrant");
        try {
            collections.exists("chunks");
            return response.up().build();
        } catch (StatusRuntimeException e) {
            return response.down()
                    .withData("status", e.getStatus().getCode().name())
                    .build();
        }
    }
}
