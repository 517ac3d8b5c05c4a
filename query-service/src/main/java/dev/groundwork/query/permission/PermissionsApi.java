package dev.groundwork.query.permission;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundwork.contracts.http.CheckRequest;
import dev.groundwork.contracts.http.CheckResult;
import dev.groundwork.contracts.http.Reader;
import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import io.quarkus.rest.client.reactive.jackson.ClientObjectMapper;
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
    Reader me(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);

    @POST
    @Path("/checks")
    CheckResult checks(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, CheckRequest request);

    /** An answer that a repetition cannot change: the caller is not who he must be. */
    @ClientExceptionMapper
    static RuntimeException refused(Response response) {
        return response.getStatus() == 401 || response.getStatus() == 403
                ? new RefusedException(response.getStatus())
                : null;
    }

    /** Another version of permissions-service may say more than this one understands. */
    @ClientObjectMapper
    static ObjectMapper mapper(ObjectMapper own) {
        return own.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }
}
