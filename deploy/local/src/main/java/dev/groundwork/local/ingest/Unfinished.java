package dev.groundwork.local.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A file that the service has taken. */
record Unfinished(LocalFile file, UUID documentId, String statusAtFirst, Instant taken) {

    /** Sending what had failed means another try, and until that begins the document still shows its old end. */
    private static final Duration NEXT_TRY = Duration.ofSeconds(5);

    static Unfinished of(LocalFile file, JsonNode receipt) {
        return new Unfinished(
                file,
                UUID.fromString(receipt.path("documentId").asText()),
                receipt.path("status").asText(),
                Instant.now());
    }

    boolean hasEnded(JsonNode document) {
        return switch (document.path("status").asText()) {
            case Ending.SEARCHABLE, "DELETED" -> true;
            case "REJECTED", "FAILED" ->
                !statusAtFirst.equals(document.path("status").asText())
                        || Instant.now().isAfter(taken.plus(NEXT_TRY));
            default -> false;
        };
    }
}
