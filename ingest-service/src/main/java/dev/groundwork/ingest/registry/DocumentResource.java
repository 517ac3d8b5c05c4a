package dev.groundwork.ingest.registry;

import dev.groundwork.contracts.event.DocumentReceived;
import dev.groundwork.contracts.event.EventHeaders;
import dev.groundwork.contracts.event.EventJson;
import dev.groundwork.contracts.event.Source;
import dev.groundwork.contracts.event.Topics;
import dev.groundwork.contracts.event.Versions;
import dev.groundwork.ingest.event.EventSender;
import dev.groundwork.ingest.failure.Trail;
import dev.groundwork.ingest.failure.UnavailableException;
import dev.groundwork.ingest.identity.Callers;
import dev.groundwork.ingest.identity.SourceRights;
import dev.groundwork.ingest.paging.Page;
import dev.groundwork.ingest.paging.PageRequest;
import dev.groundwork.ingest.paging.Parameters;
import dev.groundwork.ingest.problem.ErrorCode;
import dev.groundwork.ingest.problem.RequestException;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;

/** Documents as their owners see them. */
@Path("/v1/documents")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class DocumentResource {

    private static final Logger LOG = Logger.getLogger(DocumentResource.class);

    private final Documents documents;
    private final StepLog log;
    private final EventSender sender;
    private final Callers callers;
    private final SourceRights rights;
    private final VisibleDocuments visible;
    private final int logEpoch;

    DocumentResource(
            Documents documents,
            StepLog log,
            EventSender sender,
            Callers callers,
            SourceRights rights,
            VisibleDocuments visible,
            @ConfigProperty(name = "groundwork.log-epoch", defaultValue = "0") int logEpoch) {
        this.documents = documents;
        this.log = log;
        this.sender = sender;
        this.callers = callers;
        this.rights = rights;
        this.visible = visible;
        this.logEpoch = logEpoch;
    }

    /** Lists the caller's own documents, an operator's whole tenant. */
    @GET
    public Page<DocumentView> list(@Context UriInfo uri) {
        var asked = Parameters.of(uri, "status", "code", "source", "parent", "olderThan", "order", "limit", "cursor");
        var caller = callers.caller();
        var owner = caller.isOperator() || caller.isAdmin() ? null : caller.userId();
        var order = DocumentOrder.asked(asked.text("order"));
        var page = PageRequest.of(asked.text("limit"), asked.text("cursor"));
        var filter = new DocumentQuery.Filter(
                Status.asked(asked.text("status")),
                asked.text("code"),
                asked.text("source"),
                asked.id("parent"),
                asked.duration("olderThan"));
        var after = page.place(cursor -> DocumentQuery.Position.parse(cursor, order))
                .orElse(null);
        var rows = documents.list(new DocumentQuery(caller.tenant(), owner, filter, order, after, page.limitAndOne()));
        return Page.of(rows, page, row -> DocumentQuery.Position.of(row, order).cursor(order))
                .map(DocumentView::of);
    }

    @GET
    @Path("/{id}")
    public DocumentView document(@PathParam("id") UUID id) {
        return DocumentView.of(visible.document(callers.caller(), id));
    }

    /** The ten steps of the newest content version, or of the version asked for. */
    @GET
    @Path("/{id}/log")
    public DocumentView.Log log(@PathParam("id") UUID id, @QueryParam("version") String version) {
        visible.document(callers.caller(), id);
        var asked = version == null ? log.newestVersion(id) : number(version);
        return new DocumentView.Log(id, asked, log.list(id, asked));
    }

    /** Publishes the deletion; the document is gone from answers when the index has followed, and refused by checks before. */
    @DELETE
    @Path("/{id}")
    public RestResponse<DocumentView.Receipt> delete(@PathParam("id") UUID id) {
        var row = documents
                .find(id)
                .filter(found -> rights.mayChange(callers.caller(), found.tenant(), found.system(), found.owner()))
                .orElseThrow(RequestException::documentNotFound)
                .changeable();
        var event = new DocumentReceived(
                row.tenant(),
                new Source(row.system(), row.externalId()),
                DocumentReceived.Operation.DELETE,
                null,
                null,
                null,
                Instant.now());
        var offset = sender.send(
                Topics.DOCUMENT_RECEIVED,
                id.toString(),
                EventJson.write(event),
                EventHeaders.of(Topics.DOCUMENT_RECEIVED, "ingest-service", event.occurredAt()));
        var version = Versions.version(logEpoch, offset);
        enter(event, version);
        return RestResponse.status(RestResponse.Status.ACCEPTED, new DocumentView.Receipt(id, version, Status.DELETED));
    }

    /** Once the event is on its topic the document goes: a database that is away hears of it with the event. */
    private void enter(DocumentReceived event, long version) {
        try {
            documents.apply(event, version);
        } catch (UnavailableException e) {
            LOG.warnf(
                    "the deletion of %s, version %d, is entered later: %s",
                    event.documentId(), (Long) version, Trail.classes(e));
        }
    }

    private static long number(String version) {
        if (!version.matches("\\d{1,18}")) {
            throw new RequestException(ErrorCode.INVALID_REQUEST, "version must be a number");
        }
        return Long.parseLong(version);
    }
}
