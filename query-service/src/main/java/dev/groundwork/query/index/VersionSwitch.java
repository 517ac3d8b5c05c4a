package dev.groundwork.query.index;

import dev.groundwork.query.index.outbox.Outbox;
import dev.groundwork.query.index.store.Generation;
import dev.groundwork.query.index.store.Generations;
import dev.groundwork.query.problem.Dependency;
import dev.groundwork.query.problem.Failures;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import org.jdbi.v3.core.Handle;

/**
 * Makes a version the live one of a generation, in the caller's transaction and under the document's lock, once
 *
 * <ul>
 *   <li>it is newer than the live version and than the tombstone,
 *   <li>all its batches are receipted,
 *   <li>the access of at least that version is known,
 *   <li>the index holds exactly as many points as its chunks.
 * </ul>
 *
 * Whichever of batches and access comes last switches. {@code switched_at} is the database's clock: {@link LiveVersions} reads by it.
 */
@ApplicationScoped
class VersionSwitch {

    private final Documents documents;
    private final Receipts receipts;
    private final Mending mending;
    private final Generations generations;
    private final Outbox outbox;
    private final Sweeps sweeps;
    private final Failures failures;

    VersionSwitch(
            Documents documents,
            Receipts receipts,
            Mending mending,
            Generations generations,
            Outbox outbox,
            Sweeps sweeps,
            Failures failures) {
        this.documents = documents;
        this.receipts = receipts;
        this.mending = mending;
        this.generations = generations;
        this.outbox = outbox;
        this.sweeps = sweeps;
        this.failures = failures;
    }

    /** In every kept generation. */
    void advance(Handle handle, Document document) {
        generations.listKept(handle).forEach(generation -> advance(handle, document, generation));
    }

    /** Switches to the newest version that may live; returns whether one does from now on. */
    boolean advance(Handle handle, Document document, Generation generation) {
        var settled = documents.settled(handle, document, generation);
        var newest = receipts.listComplete(handle, generation, document.documentId(), settled).stream()
                .filter(version -> document.knowsAccessOf(version.version()))
                .findFirst();
        if (newest.isEmpty() || !isWhole(document, generation, newest.get())) {
            return false;
        }
        handle.createUpdate("""
                        update document_version set switched_at = clock_timestamp()
                        where document_id = :documentId and generation = :generation and version = :version
                        """)
                .bind("documentId", document.documentId())
                .bind("generation", generation.id())
                .bind("version", newest.get().version())
                .execute();
        sweeps.schedule(handle, document.documentId());
        outbox.markNews(handle, document.documentId());
        return true;
    }

    private boolean isWhole(Document document, Generation generation, Receipts.Complete version) {
        var isWhole = mending.isWhole(document, generation, version);
        if (!isWhole) {
            failures.count(Dependency.QDRANT, "missing_points");
            Log.errorf(
                    "Not live in generation %s: document %s version %d has not the points of its %d chunks",
                    generation.id(), document.documentId(), version.version(), version.chunks());
        }
        return isWhole;
    }
}
