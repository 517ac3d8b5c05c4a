package dev.groundwork.permissions.access;

import dev.groundwork.contracts.event.Access;
import dev.groundwork.contracts.event.SourceAccess;
import dev.groundwork.contracts.http.DocumentVersion;
import dev.groundwork.permissions.identity.Callers;
import dev.groundwork.permissions.paging.Page;
import dev.groundwork.permissions.paging.PageRequest;
import dev.groundwork.permissions.source.AccessMapping;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jdbi.v3.core.Jdbi;

/** The access of one document, for its owner and the tenant's admins. */
@Path("/v1/documents/{id}/access")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class AccessResource {

    /**
     * Who may read a document.
     *
     * @param version of the newest event of the document
     * @param parent the version of another document that holds it; null for a root
     * @param root the document whose owner and access these are; null for a root, and when it is not known
     * @param owner who may manage it besides the admins, or null
     * @param effective what holds
     * @param source what the source said of the newest content
     * @param override what was set instead, or null
     */
    record View(
            UUID documentId,
            long version,
            long revision,
            DocumentVersion parent,
            UUID root,
            String owner,
            Access effective,
            Access source,
            Access override) {

        static View of(DocumentAccess document) {
            return new View(
                    document.documentId(),
                    document.version(),
                    document.revision(),
                    document.parent().orElse(null),
                    document.root().orElse(null),
                    document.owner(),
                    document.effective(),
                    document.source(),
                    document.override().orElse(null));
        }
    }

    private final Jdbi jdbi;
    private final Callers callers;
    private final Documents documents;
    private final Grants grants;
    private final AccessHistory history;

    AccessResource(Jdbi jdbi, Callers callers, Documents documents, Grants grants, AccessHistory history) {
        this.jdbi = jdbi;
        this.callers = callers;
        this.documents = documents;
        this.grants = grants;
        this.history = history;
    }

    @GET
    @Operation(
            summary =
                    "Who may read the document, by whose word, and who owns it; of an attachment or a file of an archive its root's")
    public View access(@PathParam("id") UUID documentId) {
        var caller = callers.caller();
        return View.of(jdbi.withHandle(handle -> documents.managed(handle, caller, documentId)));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Sets an access that holds instead of the source's, for all versions",
            description = "Without owner, the document's owner stays in. DELETE takes it away again.")
    public View override(@PathParam("id") UUID documentId, @NotNull SourceAccess stated) {
        return View.of(grants.override(
                callers.caller(),
                documentId,
                document -> Optional.of(AccessMapping.fromRequest(
                        stated.owner() == null ? stated.withOwner(document.owner()) : stated))));
    }

    @DELETE
    @Operation(summary = "Takes the override away: what the source said holds again")
    public View restore(@PathParam("id") UUID documentId) {
        return View.of(grants.override(callers.caller(), documentId, _ -> Optional.empty()));
    }

    @GET
    @Path("/history")
    @Operation(summary = "What held at any time and by whose word, the newest first")
    public Page<AccessHistory.Period> history(
            @PathParam("id") UUID documentId,
            @QueryParam("limit") @DefaultValue(PageRequest.DEFAULT_LIMIT) String limit,
            @QueryParam("cursor") String cursor) {
        var caller = callers.caller();
        var request = PageRequest.of(limit, cursor);
        return jdbi.withHandle(handle -> {
            documents.managed(handle, caller, documentId);
            return history.page(handle, documentId, request);
        });
    }
}
