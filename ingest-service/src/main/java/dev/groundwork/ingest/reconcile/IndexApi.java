package dev.groundwork.ingest.reconcile;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundwork.contracts.http.IndexedDocuments;
import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import io.quarkus.rest.client.reactive.jackson.ClientObjectMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** query-service as this service uses it. */
@RegisterRestClient(configKey = "query")
@Path("/v1/index/documents")
interface IndexApi {

    @GET
    IndexedDocuments list(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @QueryParam("generation") String generation,
            @QueryParam("limit") int limit,
            @QueryParam("cursor") UUID cursor);

    /** An answer that a repetition cannot change: the caller is not who he must be, or the generation is not kept. */
    @ClientExceptionMapper
    static RuntimeException refused(Response response) {
        return switch (response.getStatus()) {
            case 401, 403 -> new RefusedException();
            case 404 -> new UnknownException();
            default -> null;
        };
    }

    /** Another version of query-service may say more than this one understands. */
    @ClientObjectMapper
    static ObjectMapper mapper(ObjectMapper own) {
        return own.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** There is no such generation. */
    final class UnknownException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** query-service does not accept the caller's token. */
    final class RefusedException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
