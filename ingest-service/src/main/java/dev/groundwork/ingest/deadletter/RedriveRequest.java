package dev.groundwork.ingest.deadletter;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Which dead letters to send again.
 *
 * @param stage narrows it to one step; null means any
 * @param dryRun true only says what would go
 */
public record RedriveRequest(
        @NotBlank @Size(max = 200) String cause,
        @Size(min = 1, max = 200) String stage,
        Boolean dryRun) {

    boolean isDryRun() {
        return Boolean.TRUE.equals(dryRun);
    }
}
