package dev.groundwork.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/**
 * A document, a new version of it, its access, or its deletion, as an upstream system or an upload states it.
 *
 * @param tenant at most {@value #MAX_TENANT} characters
 * @param title at most {@value #MAX_TITLE} characters, null when the sender has none
 * @param content the bytes; present for {@link Operation#UPSERT} only
 * @param access null matches nobody; of a deletion it is ignored, and so it is of a member, which whoever may read its root may read
 * @param parentId the document whose content holds this one as an attachment or a file of an archive, of the same tenant and source system; null
 *     for a root, which has an access of its own. Only ingest-service states it, in an {@link Operation#UPSERT}, and one without it makes the
 *     document a root again
 * @param parentVersion the content version of the parent that holds this member; present iff {@code parentId} is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DocumentReceived(
        String tenant,
        Source source,
        Operation operation,
        String title,
        Content content,
        SourceAccess access,
        UUID parentId,
        Long parentVersion,
        Instant occurredAt) {

    public static final int MAX_TENANT = 64;
    public static final int MAX_TITLE = 500;

    /** What the event does to the document. */
    public enum Operation {
        /** Creates the document or gives it new content and access. */
        UPSERT,
        /** Removes the document and its access. */
        DELETE,
        /** Changes who may read the present content. */
        ACCESS
    }

    public DocumentReceived {
        Required.line("tenant", tenant, MAX_TENANT);
        Required.present("source", source);
        Required.present("operation", operation);
        Required.hint("title", title, MAX_TITLE);
        Required.present("occurredAt", occurredAt);
        if (operation == Operation.UPSERT) {
            Required.present("content", content);
        }
        if (parentId != null || parentVersion != null) {
            Required.present("parentId", parentId);
            Required.notNegative("parentVersion", Required.present("parentVersion", parentVersion));
        }
    }

    /** A document that is no member of another. */
    public DocumentReceived(
            String tenant,
            Source source,
            Operation operation,
            String title,
            Content content,
            SourceAccess access,
            Instant occurredAt) {
        this(tenant, source, operation, title, content, access, null, null, occurredAt);
    }

    /** The same document as a member of another; it needs no access of its own. */
    public DocumentReceived memberOf(UUID parent, long versionOfParent) {
        return new DocumentReceived(
                tenant, source, operation, title, content, access, parent, versionOfParent, occurredAt);
    }

    public UUID documentId() {
        return DocumentIds.documentId(tenant, source);
    }
}
