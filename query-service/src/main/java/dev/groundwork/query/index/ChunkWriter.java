package dev.groundwork.query.index;

import dev.groundwork.contracts.event.ChunksEmbedded;
import dev.groundwork.query.index.outbox.OutboxRelay;
import dev.groundwork.query.index.store.ChunkStore;
import dev.groundwork.query.index.store.Generation;
import dev.groundwork.query.index.store.Generations;
import io.smallrye.faulttolerance.api.ApplyGuard;
import jakarta.enterprise.context.ApplicationScoped;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Writes a batch into the generation of its model: lock the document → drop it if it is past → write its points with the present access →
 * receipt → switch if it was the last. Past are the batches of a version that is whole in the index, unless it waits for its access and they
 * do not say their cut, and stragglers.
 */
@ApplicationScoped
class ChunkWriter {

    private final Jdbi jdbi;
    private final Documents documents;
    private final Generations generations;
    private final ChunkStore chunks;
    private final Comings comings;
    private final Receipts receipts;
    private final VersionSwitch versionSwitch;
    private final Mending mending;
    private final OutboxRelay relay;

    ChunkWriter(
            Jdbi jdbi,
            Documents documents,
            Generations generations,
            ChunkStore chunks,
            Comings comings,
            Receipts receipts,
            VersionSwitch versionSwitch,
            Mending mending,
            OutboxRelay relay) {
        this.jdbi = jdbi;
        this.documents = documents;
        this.generations = generations;
        this.chunks = chunks;
        this.comings = comings;
        this.receipts = receipts;
        this.versionSwitch = versionSwitch;
        this.mending = mending;
        this.relay = relay;
    }

    /** @throws InvalidEventException when the batch can never be written */
    @ApplyGuard(WaitInPlace.NAME)
    void write(ChunksEmbedded batch) throws InvalidEventException {
        boolean isNews = jdbi.inTransaction(handle -> {
            var generation = generationOf(handle, batch);
            var document = documents.lock(handle, batch.tenant(), batch.documentId());
            var settled = documents.settled(handle, document, generation);
            var isLive = batch.version() == settled;
            if (batch.version() < settled || isPast(handle, document, generation, batch, isLive)) {
                return false;
            }
            chunks.upsert(generation, batch, document.access(), document.revision());
            receipts.record(handle, generation, batch);
            return isLive
                    ? mending.isDone(handle, document, generation, settled)
                    : versionSwitch.advance(handle, document, generation);
        });
        if (isNews) {
            relay.wake();
        }
    }

    private boolean isPast(
            Handle handle, Document document, Generation generation, ChunksEmbedded batch, boolean isLive)
            throws InvalidEventException {
        return ((isLive || batch.cut() != null) && !mending.isNeeded(handle, document, generation, batch.version()))
                || comings.isStraggler(handle, generation, batch);
    }

    private Generation generationOf(Handle handle, ChunksEmbedded batch) throws InvalidEventException {
        var generation = generations
                .findToWrite(handle, batch.embeddingModel())
                .orElseThrow(
                        () -> new InvalidEventException(
                                "UNKNOWN_MODEL",
                                "no kept generation holds vectors of the model " + batch.embeddingModel()
                                        + ": begin one (POST /v1/generations) or let ingest-service embed with the model of one, then reconcile"));
        if (batch.chunks().stream().anyMatch(chunk -> chunk.vector().length != generation.dimensions())) {
            throw new InvalidEventException("WRONG_DIMENSIONS", "a vector has not the dimensions of its model");
        }
        return generation;
    }
}
