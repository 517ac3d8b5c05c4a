package dev.groundwork.query.answer;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.net.URI;
import java.util.UUID;

/** Questions, and what their askers do with the answers. */
@Path("/v1")
@Authenticated
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class AnswerResource {

    /** Seconds until a deferred answer is worth another look. */
    private static final long LOOK_AGAIN = 5;

    private final AnswerConfig config;
    private final AnswerService service;
    private final AnswerStream stream;
    private final Results results;

    AnswerResource(AnswerConfig config, AnswerService service, AnswerStream stream, Results results) {
        this.config = config;
        this.service = service;
        this.stream = stream;
        this.results = results;
    }

    @POST
    @Path("/answers")
    public Response answer(AnswerRequest request) {
        return response(service.answer(Ask.of(request, config)));
    }

    @POST
    @Path("/answers")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void stream(AnswerRequest request, @Context SseEventSink sink, @Context Sse sse) {
        stream.send(service.answer(Ask.of(request, config)), sink, sse);
    }

    @POST
    @Path("/answers/{id}/regenerate")
    @Consumes(MediaType.WILDCARD)
    public Response regenerate(@PathParam("id") UUID id) {
        return response(service.answer(results.askedAnew(id)));
    }

    @POST
    @Path("/answers/{id}/feedback")
    public void feedback(@PathParam("id") UUID id, @Valid @NotNull Feedback feedback) {
        results.judge(id, feedback);
    }

    @GET
    @Path("/results/{id}")
    public Response result(@PathParam("id") UUID id) {
        return results.result(id)
                .map(answer -> Response.ok(answer).build())
                .orElseGet(() -> accepted(Receipt.of(id, LOOK_AGAIN)));
    }

    private static Response response(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Ready(var answer, var documents) -> Response.ok(answer).build();
            case Outcome.Deferred(var id, var retryAfter) -> accepted(Receipt.of(id, retryAfter.toSeconds()));
        };
    }

    private static Response accepted(Receipt receipt) {
        return Response.accepted(receipt)
                .location(URI.create(receipt.location()))
                .header(HttpHeaders.RETRY_AFTER, receipt.retryAfter())
                .build();
    }
}
