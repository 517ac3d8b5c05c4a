package dev.groundwork.ingest.registry;

import dev.groundwork.contracts.event.Source;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A document as its owner sees it.
 *
 * @param parentId the document it was embedded in, or null
 * @param status of the latest version
 * @param live what readers find now, or null
 */
public record DocumentView(
        UUID documentId,
        UUID parentId,
        String title,
        Source source,
        long version,
        Status status,
        Live live,
        String mediaType,
        String language,
        Integer chunkCount,
        Failure error,
        Instant receivedAt,
        Instant updatedAt) {

    /** The version that is in the index. */
    public record Live(long version, int chunkCount, Instant since) {}

    /** Why the latest version did not become searchable. */
    public record Failure(String code, String message) {}

    /** The log of one version. */
    public record Log(UUID documentId, long version, List<StepEntry> steps) {}

    /** The answer to a request that changes a document. */
    public record Receipt(UUID documentId, long version, Status status) {}

    public static DocumentView of(DocumentRow row) {
        return new DocumentView(
                row.documentId(),
                row.parentId(),
                row.title(),
                new Source(row.system(), row.externalId()),
                row.version(),
                row.status(),
                row.liveVersion() == null ? null : new Live(row.liveVersion(), row.liveChunkCount(), row.liveSince()),
                row.mediaType(),
                row.language(),
                row.chunkCount(),
                row.errorCode() == null ? null : new Failure(row.errorCode(), row.errorMessage()),
                row.receivedAt(),
                row.updatedAt());
    }
}
