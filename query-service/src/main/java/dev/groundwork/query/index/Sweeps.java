package dev.groundwork.query.index;

import dev.groundwork.query.index.store.ChunkStore;
import dev.groundwork.query.index.store.Generation;
import dev.groundwork.query.index.store.Generations;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Removes what no reader can reach any more, in every kept generation: everything up to the newest tombstone, and everything below the newest version that has been live
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
        boolean rest = false;
        for (var generation : generations.listKept(handle)) {
            long past = past(handle, document, generation);
            if (past >= 0) {
                chunks.deleteUpTo(generation, document.tenant(), document.documentId(), past);
                handle.createUpdate("""
                                delete from document_version
                                where document_id = :documentId and generation = :generation and version <= :past
                                """)
                        .bind("documentId", document.documentId())
                        .bind("generation", generation.id())
                        .bind("past", past)
                        .execute();
            }
            rest |= isRest(handle, document, generation, past);
        }
        reschedule(handle, document, rest);
    }

    /** Whether something is or will be past that this sweep did not remove. */
    private static boolean isRest(Handle handle, Document document, Generation generation, long swept) {
        return document.tombstone() > swept
                || handle.createQuery("""
                        select exists (select from document_version
                                       where document_id = :documentId and generation = :generation
                                         and (switched_at is null or version - 1 > :swept))
                        """)
                        .bind("documentId", document.documentId())
                        .bind("generation", generation.id())
                        .bind("swept", swept)
                        .mapTo(boolean.class)
                        .one();
    }

    /** Once more when there is a rest, otherwise not. */
    private void reschedule(Handle handle, Document document, boolean rest) {
        handle.createUpdate("""
                        update document_index set sweep_at = case when :rest then clock_timestamp() + :after end
                        where document_id = :documentId
                        """)
                .bind("documentId", document.documentId())
                .bind("rest", rest)
                .bind("after", config.sweepAfter())
                .execute();
    }

    /** The newest version of the generation nobody can reach, -1 for none. */
    private long past(Handle handle, Document document, Generation generation) {
        return handle.createQuery("""
                        select greatest(
                            (select max(version) - 1 from document_version v
                             where v.document_id = d.document_id and generation = :generation and switched_at <= clock_timestamp() - :after),
                            case when deleted_at <= clock_timestamp() - :after then tombstone end,
                            -1)
                        from document_index d where document_id = :documentId
                        """)
                .bind("documentId", document.documentId())
                .bind("generation", generation.id())
                .bind("after", config.sweepAfter())
                .mapTo(long.class)
                .one();
    }
}
