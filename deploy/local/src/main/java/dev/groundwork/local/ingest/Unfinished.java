package dev.groundwork.local.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/** A file that the service has taken. */
record Unfinished(LocalFile file, UUID documentId) {

    static Unfinished of(LocalFile file, JsonNode receipt) {
        return new Unfinished(file, UUID.fromString(receipt.path("documentId").asText()));
    }

    boolean hasEnded(JsonNode document) {
        return switch (document.path("status").asText()) {
            case Ending.SEARCHABLE, "DELETED", "REJECTED", "FAILED" -> true;
            default -> false;
        };
    }
}
