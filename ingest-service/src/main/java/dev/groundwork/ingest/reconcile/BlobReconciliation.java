package dev.groundwork.ingest.reconcile;

import dev.groundwork.ingest.reconcile.Difference.Repair;
import java.time.Instant;
import java.util.List;

/**
 * What one stretch of blobs has shown.
 *
 * @param compared how many blobs
 * @param nextCursor where the next stretch begins; null when all were looked at
 */
public record BlobReconciliation(int compared, List<Orphan> orphans, String nextCursor) {

    public BlobReconciliation {
        orphans = List.copyOf(orphans);
    }

    /**
     * Bytes that no version of a document refers to, unless the document is deleted.
     *
     * @param repair DONE when they are deleted, IMPOSSIBLE when they were put anew meanwhile
     */
    public record Orphan(String sha256, long bytes, Instant putAt, Repair repair) {}
}
