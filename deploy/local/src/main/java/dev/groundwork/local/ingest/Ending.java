package dev.groundwork.local.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/**
 * How a file ended.
 *
 * @param documentId null when it was not taken
 * @param outcome its status, with the code of what went wrong
 * @param at when, by the service's clock
 */
public record Ending(LocalFile file, UUID documentId, String outcome, int chunks, Instant at) {

    public static final String SEARCHABLE = "SEARCHABLE";

    static Ending refused(LocalFile file, String code) {
        return new Ending(file, null, "REFUSED " + code, 0, Instant.now());
    }

    static Ending of(LocalFile file, UUID documentId, JsonNode document) {
        var status = document.path("status").asText();
        var code = document.path("error").path("code").asText("");
        return new Ending(
                file,
                documentId,
                status.equals(SEARCHABLE) || code.isEmpty() ? status : status + " " + code,
                document.path("chunkCount").asInt(),
                Instant.parse(document.path("updatedAt").asText()));
    }

    /** Readers find it, or its owner was told why they cannot. What failed can be tried again, and what was refused was never taken. */
    public boolean isSettled() {
        return outcome.equals(SEARCHABLE) || outcome.startsWith("REJECTED");
    }
}
