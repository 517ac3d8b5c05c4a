package dev.groundwork.ingest.health;

import dev.groundwork.ingest.database.Database;
import dev.groundwork.ingest.failure.UnavailableException;
import dev.groundwork.ingest.source.BlobStore;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** The state of what this service needs, apart from its own readiness: {@code /q/health/group/dependencies}. */
class DependencyChecks {

    private static final int TIMEOUT_MILLIS = 2000;

    @Produces
    @ApplicationScoped
    @HealthGroup("dependencies")
    HealthCheck postgresql(Database database) {
        return () -> answers("postgresql", database::check);
    }

    @Produces
    @ApplicationScoped
    @HealthGroup("dependencies")
    HealthCheck blobStore(BlobStore blobs) {
        return () -> answers("blob_store", blobs::check);
    }

    @Produces
    @ApplicationScoped
    @HealthGroup("dependencies")
    HealthCheck kafka(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        var config = new HashMap<>(broker);
        config.putAll(Map.of("request.timeout.ms", TIMEOUT_MILLIS, "default.api.timeout.ms", TIMEOUT_MILLIS));
        return () -> {
            try (var admin = Admin.create(config)) {
                admin.describeCluster().nodes().get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
                return HealthCheckResponse.up("kafka");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return HealthCheckResponse.down("kafka");
            } catch (ExecutionException
                    | TimeoutException
                    | KafkaException e) { // the last when no server's name resolves
                return HealthCheckResponse.down("kafka");
            }
        };
    }

    private static HealthCheckResponse answers(String name, Runnable question) {
        try {
            question.run();
            return HealthCheckResponse.up(name);
        } catch (UnavailableException e) {
            return HealthCheckResponse.down(name);
        }
    }
}
