package dev.groundwork.ingest.registry;

import dev.groundwork.ingest.problem.ErrorCode;
import dev.groundwork.ingest.problem.RequestException;
import java.time.Instant;
import java.util.UUID;

/**
 * A document with its newest content version, as the registry holds them.
 *
 * @param waitingSince when something last happened to that version
 */
public record DocumentRow(
        UUID documentId,
        UUID parentId,
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
        Instant waitingSince) {

    /** @throws RequestException MEMBER_OF_DOCUMENT when the document lives and dies with another */
    public DocumentRow changeable() {
        if (parentId != null && status != Status.DELETED) {
            throw new RequestException(
                    ErrorCode.MEMBER_OF_DOCUMENT,
                    "It came in the document " + parentId + ": send a new version of that one, or delete it.");
        }
        return this;
    }
}
