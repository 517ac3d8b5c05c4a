package dev.groundwork.query.index;

import dev.groundwork.contracts.event.Access;
import dev.groundwork.contracts.event.AccessChanged;
import dev.groundwork.query.index.outbox.Outbox;
import dev.groundwork.query.index.outbox.OutboxRelay;
import dev.groundwork.query.index.store.ChunkStore;
import dev.groundwork.query.index.store.Generations;
import io.smallrye.faulttolerance.api.ApplyGuard;
import jakarta.enterprise.context.ApplicationScoped;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Writes the access of a document, whether its chunks are there already or not: lock → bury what it deletes → points and rows if it is newer
 * → switch what waited for it.
 */
@ApplicationScoped
class AccessWriter {

    private final Jdbi jdbi;
    private final Documents documents;
    private final Generations generations;
    private final ChunkStore chunks;
    private final VersionSwitch versionSwitch;
    private final Sweeps sweeps;
    private final Outbox outbox;
    private final OutboxRelay relay;

    AccessWriter(
            Jdbi jdbi,
            Documents documents,
            Generations generations,
            ChunkStore chunks,
            VersionSwitch versionSwitch,
            Sweeps sweeps,
            Outbox outbox,
            OutboxRelay relay) {
        this.jdbi = jdbi;
        this.documents = documents;
        this.generations = generations;
        this.chunks = chunks;
        this.versionSwitch = versionSwitch;
        this.sweeps = sweeps;
        this.outbox = outbox;
        this.relay = relay;
    }

    /** @throws InvalidEventException when the event can never be applied */
    @ApplyGuard(WaitInPlace.NAME)
    void write(AccessChanged event) throws InvalidEventException {
        jdbi.useTransaction(handle -> {
            var document = documents.lock(handle, event.tenant(), event.documentId());
            // A deletion holds for the versions up to it, even when newer access came before it.
            long deletedUpTo = deletedUpTo(event);
            boolean buries = deletedUpTo > document.tombstone();
            if (buries) {
                documents.bury(handle, event.documentId(), deletedUpTo);
                sweeps.schedule(handle, event.documentId());
            }
            boolean newer = event.revision() > document.revision();
            if (newer) {
                setAccess(handle, event);
            }
            if (buries || newer) {
                outbox.markNews(handle, event.documentId());
                versionSwitch.advance(handle, documents.lock(handle, event.documentId()));
            }
        });
        relay.wake();
    }

    /**
     * Up to which version the document was deleted, -1 when it never was. There may be content again: what came between two events of a
     * document is told by the later alone. Records of earlier releases say only that it is deleted now, and so does one of a deletion that an
     * earlier release took after this one had taken one before: its number is of that one.
     */
    private static long deletedUpTo(AccessChanged event) {
        var told = event.deletedUpTo() == null ? -1 : event.deletedUpTo();
        return event.deleted() ? Math.max(event.version(), told) : told;
    }

    private void setAccess(Handle handle, AccessChanged event) {
        var access = event.deleted() ? Access.NOBODY : event.access();
        generations
                .listKept(handle)
                .forEach(generation ->
                        chunks.setAccess(generation, event.tenant(), event.documentId(), access, event.revision()));
        documents.setAccess(handle, event);
    }
}
