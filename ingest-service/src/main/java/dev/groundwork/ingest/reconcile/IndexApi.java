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
            @QueryParam("limit") int limit,
            @QueryParam("cursor") UUID cursor);

    /** An answer that a repetition cannot change: the caller is not who he must be. */
    @ClientExceptionMapper
    static RuntimeException refused(Response response) {
        return response.getStatus() == 401 || response.getStatus() == 403 ? new RefusedException() : null;
    }

    /** Another version of query-service may say more than this one understands. */
    @ClientObjectMapper
    static ObjectMapper mapper(ObjectMapper own) {
        return own.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** query-service does not accept the caller's token. */
    final class RefusedException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
