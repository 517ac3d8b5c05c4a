package dev.groundwork.permissions.kafka;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Whether a Kafka broker answers. Not part of readiness: grants commit without it and their events wait. */
@HealthGroup("dependencies")
@ApplicationScoped
class KafkaHealth implements HealthCheck {

    private static final int TIMEOUT_MS = 2_000;

    private final Map<String, Object> config;

    KafkaHealth(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.config = new HashMap<>(broker);
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("kafka").status(answers()).build();
    }

    private boolean answers() {
        try (var admin = Admin.create(config)) {
            return !admin.describeCluster().nodes().get().isEmpty();
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
