package dev.groundwork.eval.query;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The two calls of query-service that are measured. */
@RegisterRestClient(configKey = "query")
@Path("/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface QueryApi {

    record SearchRequest(String query, int topK) {}

    record AnswerRequest(String question) {}

    @POST
    @Path("search")
    Response search(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, SearchRequest request);

    @POST
    @Path("answers")
    Response answer(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, AnswerRequest request);
}
