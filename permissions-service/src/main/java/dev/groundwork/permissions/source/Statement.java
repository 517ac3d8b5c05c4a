package dev.groundwork.permissions.source;

import dev.groundwork.contracts.event.Access;
import dev.groundwork.contracts.event.DocumentReceived;
import dev.groundwork.contracts.event.Source;
import java.util.UUID;

/**
 * What a source says of a document's access, in our principals.
 *
 * @param version of the event
 * @param sha256 of the content as declared, or null
 * @param owner the user who owns the document, or null
 */
public record Statement(
        String tenant,
        UUID documentId,
        Source source,
        long version,
        DocumentReceived.Operation operation,
        String sha256,
        String owner,
        Access access) {

    static Statement of(DocumentReceived event, long version) {
        var owner = event.access() == null ? null : event.access().owner();
        return new Statement(
                event.tenant(),
                event.documentId(),
                event.source(),
                version,
                event.operation(),
                event.content() == null ? null : event.content().sha256(),
                AccessMapping.isUser(owner) ? owner : null,
                AccessMapping.fromSource(event.access()));
    }
}
