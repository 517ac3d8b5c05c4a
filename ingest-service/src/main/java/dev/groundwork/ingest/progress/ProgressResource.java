package dev.groundwork.ingest.progress;

import dev.groundwork.ingest.identity.Callers;
import dev.groundwork.ingest.registry.VisibleDocuments;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/** The log of a document while it is written. */
@Path("/v1/documents/{id}/events")
@Authenticated
@RunOnVirtualThread
public class ProgressResource {

    private static final Logger LOG = Logger.getLogger(ProgressResource.class);

    private final VisibleDocuments documents;
    private final Places places;
    private final LogStream log;
    private final Callers callers;

    ProgressResource(VisibleDocuments documents, Places places, LogStream log, Callers callers) {
        this.documents = documents;
        this.places = places;
        this.log = log;
        this.callers = callers;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void follow(
            @PathParam("id") UUID id,
            @HeaderParam("Last-Event-ID") String lastEventId,
            @Context SseEventSink sink,
            @Context Sse sse) {
        var caller = callers.caller();
        documents.document(caller, id);
        var place = places.take(caller);
        try (place;
                sink) {
            log.follow(caller, id, lastEventId, new Events(sink, sse));
        } catch (CompletionException e) { // the reader went away: nobody is left to tell
            LOG.debugf("a stream ended early: %s", e.getCause());
        }
    }
}
