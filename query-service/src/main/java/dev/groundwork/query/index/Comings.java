package dev.groundwork.query.index;

import dev.groundwork.contracts.event.ChunksEmbedded;
import dev.groundwork.query.index.store.Generation;
import dev.groundwork.query.problem.Failures;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Of which of its comings a version is written. It may come anew and be cut otherwise, and the batches of two comings may come in between
 * each other: what tells them apart is their cut. Points of all have the same ids, so only one can be in the index: the one that began last.
 * Of one that was left for another a batch in the middle is a straggler, and only the first begins it again.
 */
@ApplicationScoped
class Comings {

    private final Failures failures;

    Comings(Failures failures) {
        this.failures = failures;
    }

    /**
     * Whether the batch must not be written, of a version that is not whole: it belongs to a coming that was left for another.
     *
     * @throws InvalidEventException when it would begin another coming of a live version in the middle: half of what readers find would be the other's
     */
    boolean isStraggler(Handle handle, Generation generation, ChunksEmbedded batch) throws InvalidEventException {
        if (batch.batch() == 0) {
            return false;
        }
        var others = of(batch, generation, handle.createQuery("""
                        select switched_at is not null as is_live, :cut = any(left_cuts) as is_left from document_version
                        where document_id = :documentId and generation = :generation and version = :version and cut <> :cut
                        """))
                .map(ConstructorMapper.of(Others.class))
                .findOne();
        if (others.isEmpty()) {
            return false;
        }
        if (others.get().isLeft()) {
            failures.count("event", "straggler");
            Log.warnf(
                    "Batch %d of version %d is not written: another cut of the version was begun after its own",
                    (Integer) batch.batch(), (Long) batch.version());
            return true;
        }
        if (others.get().isLive()) {
            throw new InvalidEventException(
                    "FIRST_BATCH_MISSING",
                    "the version is live, cut otherwise, and the first batch of this cut has not come");
        }
        return false;
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

    /** What is known of a version that is written of another coming. */
    public record Others(boolean isLive, boolean isLeft) {}
}
