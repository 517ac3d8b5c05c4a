package dev.groundwork.ingest.deadletter;

import dev.groundwork.contracts.event.AccessChanged;
import dev.groundwork.contracts.event.ChunksEmbedded;
import dev.groundwork.contracts.event.DocumentReceived;
import dev.groundwork.contracts.event.EventJson;
import dev.groundwork.contracts.event.IndexUpdated;
import dev.groundwork.contracts.event.NoEventException;
import dev.groundwork.contracts.event.Topics;
import java.util.UUID;

/**
 * Whom a record speaks of.
 *
 * @param version that the record itself says, or null: a new event's is the offset it stood at
 */
record Subject(String tenant, UUID documentId, Long version) {

    private static final Subject NOBODY = new Subject(null, null, null);

    /**
     * Nobody when it is no valid event.
     *
     * @param topic of the record before it was a dead letter
     */
    static Subject of(String topic, String key, byte[] value) {
        if (value == null || value.length == 0) {
            return ofKey(key);
        }
        try {
            return switch (topic) {
                case Topics.CHUNKS_EMBEDDED -> of(EventJson.read(value, ChunksEmbedded.class));
                case Topics.ACCESS_CHANGED -> of(EventJson.read(value, AccessChanged.class));
                case Topics.INDEX_UPDATED -> of(EventJson.read(value, IndexUpdated.class));
                default -> of(EventJson.read(value, DocumentReceived.class));
            };
        } catch (NoEventException e) {
            return NOBODY;
        }
    }

    private static Subject of(ChunksEmbedded batch) {
        return new Subject(batch.tenant(), batch.documentId(), batch.version());
    }

    private static Subject of(AccessChanged access) {
        return new Subject(access.tenant(), access.documentId(), access.version());
    }

    private static Subject of(IndexUpdated news) {
        return new Subject(news.tenant(), news.documentId(), news.version());
    }

    private static Subject of(DocumentReceived event) {
        return new Subject(event.tenant(), event.documentId(), null);
    }

    /** Of a record whose value is not there: its key is its document. */
    private static Subject ofKey(String key) {
        try {
            return key == null ? NOBODY : new Subject(null, UUID.fromString(key), null);
        } catch (IllegalArgumentException e) {
            return NOBODY;
        }
    }
}
