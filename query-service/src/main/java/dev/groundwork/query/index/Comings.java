package dev.groundwork.query.index;

import dev.groundwork.contracts.event.ChunksEmbedded;
import dev.groundwork.query.index.store.Generation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Of which of its comings a version is written. It may come anew and be cut otherwise, and the batches of two comings may come in between each other: what tells them apart is
 * their cut. Points of all have the same ids, so only one can be in the index: the one that began last. Of one that was left for another a batch in the middle is
 * a straggler, and only the first begins it again.
 */
@ApplicationScoped
class Comings {

    /** Whether the batch must not be written: it belongs to a coming that was left for another, or would begin one of a live version in the middle. */
    boolean isStraggler(Handle handle, Generation generation, ChunksEmbedded batch) {
        return batch.batch() > 0
                && of(batch, generation, handle.createQuery("""
                        select exists (select from document_version
                                       where document_id = :documentId and generation = :generation and version = :version
                                         and cut <> :cut and (switched_at is not null or :cut = any(left_cuts)))
                        """))
                        .mapTo(boolean.class)
                        .one();
    }

    /**
     * The version is written of the batch's coming from now on; returns whether the receipts it has are another's. Those of batches that did not say
     * their cut, of earlier releases, may be of this one.
     */
    boolean begin(Handle handle, Generation generation, ChunksEmbedded batch) {
        var isAnothers = of(batch, generation, handle.createQuery("""
                        select exists (select from document_version
                                       where document_id = :documentId and generation = :generation and version = :version
                                         and (batches <> :batches or cut not in (:cut, '')))
                        """))
                .bind("batches", batch.batches())
                .mapTo(boolean.class)
                .one();
        of(batch, generation, handle.createUpdate("""
                        insert into document_version as v (document_id, generation, version, batches, cut)
                        values (:documentId, :generation, :version, :batches, :cut)
                        on conflict (document_id, generation, version) do update
                        set batches = excluded.batches, cut = excluded.cut,
                            left_cuts = case when v.cut = excluded.cut then v.left_cuts
                                             else array_remove(v.left_cuts, excluded.cut) || v.cut end
                        where v.batches <> excluded.batches or v.cut <> excluded.cut
                        """))
                .bind("batches", batch.batches())
                .execute();
        return isAnothers;
    }

    private static <S extends SqlStatement<S>> S of(ChunksEmbedded batch, Generation generation, S statement) {
        return statement
                .bind("documentId", batch.documentId())
                .bind("generation", generation.id())
                .bind("version", batch.version())
                .bind("cut", Objects.requireNonNullElse(batch.cut(), ""));
    }
}
