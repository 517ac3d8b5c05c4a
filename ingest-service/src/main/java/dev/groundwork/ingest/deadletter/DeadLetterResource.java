package dev.groundwork.ingest.deadletter;

import dev.groundwork.ingest.identity.Caller;
import dev.groundwork.ingest.identity.Callers;
import dev.groundwork.ingest.paging.Page;
import dev.groundwork.ingest.paging.PageRequest;
import dev.groundwork.ingest.paging.Parameters;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestResponse;

/** The operator's view of what could not be worked off. */
@Path("/v1/dead-letters")
@RolesAllowed(Caller.OPERATOR)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class DeadLetterResource {

    private final DeadLetters deadLetters;
    private final Redrive redrive;
    private final Closing closing;
    private final Callers callers;

    DeadLetterResource(DeadLetters deadLetters, Redrive redrive, Closing closing, Callers callers) {
        this.deadLetters = deadLetters;
        this.redrive = redrive;
        this.closing = closing;
        this.callers = callers;
    }

    @GET
    public Page<DeadLetter> list(@Context UriInfo uri) {
        var asked = Parameters.of(uri, "cause", "stage", "redriven", "limit", "cursor");
        var page = PageRequest.of(asked.text("limit"), asked.text("cursor"));
        var before = page.place(Long::valueOf).orElse(Long.MAX_VALUE);
        var query = new DeadLetterQuery(
                callers.caller().tenant(), asked.text("cause"), asked.text("stage"), asked.flag("redriven"));
        return Page.of(deadLetters.list(query, before, page.limitAndOne()), page, letter -> Long.toString(letter.id()));
    }

    /** The same in groups. */
    @GET
    @Path("/causes")
    public Page<CauseGroup> causes(@Context UriInfo uri) {
        var asked = Parameters.of(uri, "limit", "cursor");
        var page = PageRequest.of(asked.text("limit"), asked.text("cursor"));
        var after = page.place(cause -> cause).orElse("");
        return Page.of(
                deadLetters.causes(callers.caller().tenant(), after, page.limitAndOne()), page, CauseGroup::cause);
    }

    /** Gives one up; it is listed no more. */
    @DELETE
    @Path("/{id}")
    public RestResponse<Void> close(@PathParam("id") long id) {
        closing.close(callers.caller(), id);
        return RestResponse.noContent();
    }

    /** Sends one again, whether or not it was before. */
    @POST
    @Path("/{id}/redrive")
    public RestResponse<Void> redrive(@PathParam("id") long id) {
        redrive.one(callers.caller(), id);
        return RestResponse.accepted();
    }

    /** Sends all of a cause again that were not yet, or says which they are. */
    @POST
    @Path("/redrive")
    @Consumes(MediaType.APPLICATION_JSON)
    public RedriveReport redrive(@NotNull(message = "a JSON object is needed") @Valid RedriveRequest request) {
        return redrive.all(callers.caller(), request);
    }
}
