package dev.groundwork.permissions.source;

import dev.groundwork.contracts.event.Access;
import dev.groundwork.contracts.event.DocumentReceived;
import dev.groundwork.contracts.event.Source;
import dev.groundwork.contracts.http.DocumentVersion;
import java.util.UUID;

/**
 * What a source says of a document's access, in our principals.
 *
 * @param version of the event
 * @param sha256 of the content as declared, or null
 * @param parent the version of another document that holds this content; null for a root
 * @param owner the user who owns the document, or null; a member's owner is its root's
 * @param access of a member nobody's: it is judged at its root
 */
public record Statement(
        String tenant,
        UUID documentId,
        Source source,
        long version,
        DocumentReceived.Operation operation,
        String sha256,
        DocumentVersion parent,
        String owner,
        Access access) {

    static Statement of(DocumentReceived event, long version) {
        var parent = parent(event);
        var access = parent == null ? event.access() : null;
        var owner = access == null ? null : access.owner();
        return new Statement(
                event.tenant(),
                event.documentId(),
                event.source(),
                version,
                event.operation(),
                event.content() == null ? null : event.content().sha256(),
                parent,
                AccessMapping.isUser(owner) ? owner : null,
                AccessMapping.fromSource(access));
    }

    /** Only content is held by other content: what else an event says of a parent is ignored. */
    private static DocumentVersion parent(DocumentReceived event) {
        return event.operation() == DocumentReceived.Operation.UPSERT && event.parentId() != null
                ? new DocumentVersion(event.parentId(), event.parentVersion())
                : null;
    }
}
