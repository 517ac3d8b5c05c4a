package dev.groundwork.query.permission;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundwork.contracts.http.CheckRequest;
import dev.groundwork.contracts.http.CheckResult;
import dev.groundwork.contracts.http.Reader;
import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import io.quarkus.rest.client.reactive.jackson.ClientObjectMapper;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** permissions-service as this service uses it. */
@RegisterRestClient(configKey = "permissions")
@Path("/v1")
interface PermissionsApi {

    @GET
    @Path("/me")
    Uni<Reader> me(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);

    @POST
    @Path("/checks")
    Uni<CheckResult> checks(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, CheckRequest request);

    /** An answer that a repetition cannot change: the caller is not who he must be. */
    @ClientExceptionMapper
    @Blocking // it reads the body
    static RuntimeException refused(Response response) {
        return response.getStatus() == 401 || response.getStatus() == 403
                ? new RefusedException(response.getStatus(), code(response.readEntity(String.class)))
                : null;
    }

    private static String code(String problem) {
        try {
            return new JsonObject(problem).getString("code", "");
        } catch (DecodeException | ClassCastException e) { // a proxy's page: the status says enough
            return "";
        }
    }

    /** Another version of permissions-service may say more than this one understands. */
    @ClientObjectMapper
    static ObjectMapper mapper(ObjectMapper own) {
        return own.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }
}
