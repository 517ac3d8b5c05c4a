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
 * @param access null matches nobody; of a deletion it is ignored
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DocumentReceived(
        String tenant,
        Source source,
        Operation operation,
        String title,
        Content content,
        SourceAccess access,
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
    }

    public UUID documentId() {
        return DocumentIds.documentId(tenant, source);
    }
}
