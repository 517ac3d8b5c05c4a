package dev.groundwork.ingest.registry;

import java.time.Instant;
import java.util.UUID;

/**
 * A document with its newest content version, as the registry holds them.
 *
 * @param waitingSince when something last happened to that version
 */
public record DocumentRow(
        UUID documentId,
        String tenant,
        String system,
        String externalId,
        String title,
        String owner,
        long version,
        Status status,
        String mediaType,
        String language,
        Integer chunkCount,
        String errorCode,
        String errorMessage,
        Long contentVersion,
        Long liveVersion,
        Integer liveChunkCount,
        Instant liveSince,
        Instant receivedAt,
        Instant updatedAt,
        Instant waitingSince) {}
