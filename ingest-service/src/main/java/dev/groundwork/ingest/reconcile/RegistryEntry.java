package dev.groundwork.ingest.reconcile;

import dev.groundwork.ingest.registry.Status;
import java.time.Instant;
import java.util.UUID;

/**
 * A document as the registry has it.
 *
 * @param status of the latest content version
 * @param waitingSince when something last happened to it
 * @param indexSaidAt when the index last told what of it is live, or null
 * @param liveSha256 of the bytes of the live version, or null
 * @param awaitedSha256 of the bytes that the latest version has yet to be made of, or null
 */
public record RegistryEntry(
        UUID documentId,
        Status status,
        Long contentVersion,
        Instant waitingSince,
        Long liveVersion,
        Integer liveChunkCount,
        Instant indexSaidAt,
        String liveSha256,
        String awaitedSha256) {

    /** Whether its live version is also its latest content: only that may be sent again. */
    boolean isLatestLive() {
        return contentVersion != null && (liveVersion == null || liveVersion.equals(contentVersion));
    }
}
