package dev.groundwork.query.index;

import dev.groundwork.query.index.store.ChunkStore;
import dev.groundwork.query.index.store.Generations;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Removes what no reader can reach any more: everything up to the newest tombstone, and everything below the newest version that has been live
 * for as long as a request may last (superseded versions and those that never became whole).
 */
@ApplicationScoped
class Sweeps {

    private final ChunkStore chunks;
    private final Generations generations;
    private final IndexConfig config;

    Sweeps(ChunkStore chunks, Generations generations, IndexConfig config) {
        this.chunks = chunks;
        this.generations = generations;
        this.config = config;
    }

    /** From when on there may be something to remove, also points without a row, which a crash left; an earlier date stays. */
    void schedule(Handle handle, UUID documentId) {
        handle.createUpdate("""
                        update document_index set sweep_at = coalesce(sweep_at, clock_timestamp() + :after)
                        where document_id = :documentId
                        """)
                .bind("documentId", documentId)
                .bind("after", config.sweepAfter())
                .execute();
    }

    List<UUID> listDue(Handle handle, int limit) {
        return handle.createQuery("""
                        select document_id from document_index where sweep_at <= clock_timestamp()
                        order by sweep_at limit :limit
                        """).bind("limit", limit).mapTo(UUID.class).list();
    }

    /** Removes points, then rows: a crash between them is repaired by the next run. */
    void sweep(Handle handle, Document document) {
        var id = document.documentId();
        long past = past(handle, id);
        if (past >= 0) {
            chunks.deleteUpTo(generations.active(handle), document.tenant(), id, past);
            handle.createUpdate("delete from document_version where document_id = :documentId and version <= :past")
                    .bind("documentId", id)
                    .bind("past", past)
                    .execute();
        }
        scheduleRest(handle, id, past);
    }

    /** Once more when something is or will be past that this sweep did not remove, otherwise not. */
    private void scheduleRest(Handle handle, UUID documentId, long swept) {
        handle.createUpdate("""
                        update document_index d
                        set sweep_at = case when tombstone > :swept
                                or exists (select from document_version v
                                           where v.document_id = d.document_id
                                             and (v.switched_at is null or v.version - 1 > :swept))
                            then clock_timestamp() + :after end
                        where document_id = :documentId
                        """)
                .bind("documentId", documentId)
                .bind("swept", swept)
                .bind("after", config.sweepAfter())
                .execute();
    }

    /** The newest version nobody can reach, -1 for none. */
    private long past(Handle handle, UUID documentId) {
        return handle.createQuery("""
                        select greatest(
                            (select max(version) - 1 from document_version v
                             where v.document_id = d.document_id and switched_at <= clock_timestamp() - :after),
                            case when deleted_at <= clock_timestamp() - :after then tombstone end,
                            -1)
                        from document_index d where document_id = :documentId
                        """)
                .bind("documentId", documentId)
                .bind("after", config.sweepAfter())
                .mapTo(long.class)
                .one();
    }
}
