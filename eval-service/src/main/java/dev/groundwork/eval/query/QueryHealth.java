package dev.groundwork.eval.query;

import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Whether anybody listens where query-service should. */
@HealthGroup("dependencies")
@ApplicationScoped
class QueryHealth implements HealthCheck {

    private static final int CONNECT_MS = 1_000;

    private final QueryConfig config;

    QueryHealth(QueryConfig config) {
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        var url = config.queryUrl();
        int standard = "https".equals(url.getScheme()) ? 443 : 80;
        var response = HealthCheckResponse.named("query-service");
        try (var socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(url.getHost(), url.getPort() < 0 ? standard : url.getPort()), CONNECT_MS);
            return response.up().build();
        } catch (IOException e) {
            return response.down().build();
        }
    }
}
