package dev.groundwork.contracts.event;

import java.time.Instant;
import java.util.UUID;

/** What of a document is now live in the index. */
public record IndexUpdated(
        String tenant, UUID documentId, long version, Change change, int chunks, Instant occurredAt) {

    /** What happened to the document's points. */
    public enum Change {
        /** The version is live with that many chunks. */
        INDEXED,
        /** The document is gone from every answer. */
        REMOVED,
        /** The live chunks carry a newer access. */
        ACCESS_CHANGED
    }

    public IndexUpdated {
        Required.text("tenant", tenant);
        Required.present("documentId", documentId);
        Required.notNegative("version", version);
        Required.present("change", change);
        Required.notNegative("chunks", chunks);
        Required.present("occurredAt", occurredAt);
    }
}
