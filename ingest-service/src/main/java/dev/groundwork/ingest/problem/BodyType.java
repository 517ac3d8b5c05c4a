package dev.groundwork.ingest.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses a body whose type is no media type, before anything looks for who takes it. */
class BodyType {

    @ServerRequestFilter(preMatching = true)
    void check(ContainerRequestContext request) {
        var type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (type == null) {
            return;
        }
        try {
            MediaType.valueOf(type);
        } catch (IllegalArgumentException e) {
            throw new RequestException(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE, "The Content-Type is no media type: send application/json.");
        }
    }
}
