package dev.groundwork.query.problem;

import dev.groundwork.contracts.http.Problem;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Answers a body that is announced to be too large with a problem; the framework would refuse it with a bare 413, before any mapper. */
@ApplicationScoped
class BodyLimit {

    /** The framework looks at the length with priority 2. */
    private static final int PRIORITY = 10;

    private final long maxBytes;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize max) {
        this.maxBytes = max.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext exchange) {
        var length = exchange.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || Long.parseLong(length) <= maxBytes) {
            exchange.next();
            return;
        }
        var problem = ErrorCode.PAYLOAD_TOO_LARGE.problem("A body has at most " + maxBytes + " bytes.");
        exchange.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader("Connection", "close")
                .endHandler(_ -> exchange.request().connection().close()) // nobody wants the rest of it
                .end(Json.encodeToBuffer(problem));
    }
}
