package dev.groundwork.query.index.outbox;

import dev.groundwork.contracts.event.IndexUpdated;
import dev.groundwork.contracts.event.IndexUpdated.Change;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The present state of a document beside what was last announced of it.
 *
 * @param news count of changes this state includes
 * @param live version that is live in the active generation, -1 for none
 * @param chunks of the live version
 * @param revision of the document's access
 * @param tombstone newest deletion, -1 for none
 */
public record Announcement(
        UUID documentId,
        String tenant,
        long news,
        String traceparent,
        long live,
        int chunks,
        long revision,
        long tombstone,
        long announcedLive,
        int announcedChunks,
        long announcedRevision,
        long announcedTombstone) {

    /** What is to be said, or nothing when all of it has been. */
    Optional<IndexUpdated> event(Instant now) {
        if (live >= 0 && (live != announcedLive || chunks != announcedChunks)) {
            return Optional.of(new IndexUpdated(tenant, documentId, live, Change.INDEXED, chunks, now));
        }
        if (live >= 0 && revision != announcedRevision) {
            return Optional.of(new IndexUpdated(tenant, documentId, live, Change.ACCESS_CHANGED, chunks, now));
        }
        if (live < 0 && tombstone != announcedTombstone) {
            return Optional.of(new IndexUpdated(tenant, documentId, tombstone, Change.REMOVED, 0, now));
        }
        if (live < 0 && announcedLive > tombstone) { // the generation that is searched now does not hold it
            return Optional.of(new IndexUpdated(tenant, documentId, announcedLive, Change.REMOVED, 0, now));
        }
        return Optional.empty();
    }
}
