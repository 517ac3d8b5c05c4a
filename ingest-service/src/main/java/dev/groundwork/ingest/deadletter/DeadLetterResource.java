package dev.groundwork.ingest.deadletter;

import dev.groundwork.contracts.event.EventHeaders;
import dev.groundwork.contracts.event.Topics;
import dev.groundwork.ingest.event.EventSender;
import dev.groundwork.ingest.identity.Caller;
import dev.groundwork.ingest.identity.Callers;
import dev.groundwork.ingest.paging.Page;
import dev.groundwork.ingest.paging.PageRequest;
import dev.groundwork.ingest.problem.ErrorCode;
import dev.groundwork.ingest.problem.RequestException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.jboss.resteasy.reactive.RestResponse;

/** The operator's view of what could not be worked off. */
@Path("/v1/dead-letters")
@RolesAllowed(Caller.OPERATOR)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class DeadLetterResource {

    private final DeadLetters deadLetters;
    private final EventSender sender;
    private final Callers callers;

    DeadLetterResource(DeadLetters deadLetters, EventSender sender, Callers callers) {
        this.deadLetters = deadLetters;
        this.sender = sender;
        this.callers = callers;
    }

    @GET
    public Page<DeadLetter> list(@QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        var request = PageRequest.of(limit, cursor);
        var before = request.place(Long::valueOf).orElse(Long.MAX_VALUE);
        var found = deadLetters.list(callers.caller().tenant(), before, request.limitAndOne());
        return Page.of(found, request, letter -> Long.toString(letter.id()));
    }

    /** Sends the event again as it was, under its own version: if something newer came since, nothing happens. */
    @POST
    @Path("/{id}/redrive")
    public RestResponse<Void> redrive(@PathParam("id") long id) {
        var letter = deadLetters
                .find(callers.caller().tenant(), id)
                .orElseThrow(
                        () -> new RequestException(ErrorCode.NOT_FOUND, "Check the id in the list of dead letters."));
        if (letter.version() == null) {
            // As a new event it would undo what came since.
            throw new RequestException(
                    ErrorCode.INVALID_REQUEST, "The record does not say its version: have its source send it again.");
        }
        var headers = EventHeaders.of(Topics.DOCUMENT_RECEIVED, "ingest-service", Instant.now());
        headers.put(EventHeaders.VERSION, Long.toString(letter.version()));
        sender.send(Topics.DOCUMENT_RECEIVED, letter.recordKey(), letter.value(), headers);
        deadLetters.redriven(id);
        return RestResponse.accepted();
    }
}
