package dev.groundwork.query.index;

import dev.groundwork.query.index.outbox.Outbox;
import dev.groundwork.query.index.store.ChunkStore;
import dev.groundwork.query.index.store.Generation;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import org.jdbi.v3.core.Handle;

/**
 * Gives a live version the points back that the index has lost, under the document's lock. Its batches come anew and are written in place:
 * the points have the ids they had, so meanwhile a reader misses at most what was missing before. If they are cut otherwise now, which begins
 * with the first of them, all are needed, and until the last of them has come a reader may find passages of both cuts.
 */
@ApplicationScoped
class Mending {

    private final Receipts receipts;
    private final ChunkStore chunks;
    private final Outbox outbox;
    private final MeterRegistry metrics;

    Mending(Receipts receipts, ChunkStore chunks, Outbox outbox, MeterRegistry metrics) {
        this.receipts = receipts;
        this.chunks = chunks;
        this.outbox = outbox;
        this.metrics = metrics;
    }

    /** Whether the index does not hold exactly the points of this version. */
    boolean isNeeded(Handle handle, Document document, Generation generation, long version) {
        return version > document.tombstone()
                && receipts.findComplete(handle, generation, document.documentId(), version)
                        .filter(live -> isWhole(document, generation, live))
                        .isEmpty();
    }

    /** Returns whether the batch that was just written was the last that was missing. */
    boolean isDone(Handle handle, Document document, Generation generation, long version) {
        var id = document.documentId();
        if (isNeeded(handle, document, generation, version)) {
            return false;
        }
        // It may have come anew in another number of chunks.
        outbox.markNews(handle, id);
        metrics.counter("groundwork.index.mended").increment();
        Log.infof("Whole again in generation %s: version %d", generation.id(), (Long) version);
        return true;
    }

    /** Whether the index holds exactly the points of a version that has come; what is left of an earlier coming in more chunks goes. */
    boolean isWhole(Document document, Generation generation, Receipts.Complete version) {
        var id = document.documentId();
        var points = chunks.count(generation, document.tenant(), id, version.version());
        if (points > version.chunks()) {
            chunks.deleteFrom(generation, document.tenant(), id, version.version(), version.chunks());
            points = chunks.count(generation, document.tenant(), id, version.version());
        }
        return points == version.chunks();
    }
}
