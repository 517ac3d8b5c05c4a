package dev.groundwork.query.index;

import dev.groundwork.contracts.event.Chunk;
import dev.groundwork.contracts.event.ChunksEmbedded;
import dev.groundwork.query.index.store.Generation;
import dev.groundwork.query.text.Digest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Which batches of a version are in the index, generation by generation, all of one coming of it ({@link Comings}). Where batches do not say
 * their cut, a receipt knows its batch's texts by their digest, and since batches are written in their order, one of other texts says that
 * those after it will be others too.
 */
@ApplicationScoped
class Receipts {

    private final Comings comings;

    Receipts(Comings comings) {
        this.comings = comings;
    }

    /** Records that the points of a batch are written, and forgets the receipts of what it shows to be of an earlier coming. */
    void record(Handle handle, Generation generation, ChunksEmbedded batch) {
        var digest = Digest.of(batch.chunks().stream().map(Chunk::text).toList());
        if (comings.begin(handle, generation, batch)) {
            forgetFrom(handle, generation, batch, 0);
        } else if (isOtherwiseReceipted(handle, generation, batch, digest)) {
            forgetFrom(handle, generation, batch, batch.batch() + 1);
        }
        handle.createUpdate("""
                        insert into batch_receipt (document_id, generation, version, batch, chunks, digest)
                        values (:documentId, :generation, :version, :batch, :chunks, :digest)
                        on conflict (document_id, generation, version, batch) do update
                        set chunks = excluded.chunks, digest = excluded.digest
                        """)
                .bind("documentId", batch.documentId())
                .bind("generation", generation.id())
                .bind("version", batch.version())
                .bind("batch", batch.batch())
                .bind("chunks", batch.chunks().size())
                .bind("digest", digest)
                .execute();
    }

    /** The versions above the given one of which every batch has come and that are not live yet, newest first. */
    List<Complete> listComplete(Handle handle, Generation generation, UUID documentId, long above) {
        return handle.createQuery("""
                        select version, sum(chunks) as chunks
                        from document_version join batch_receipt using (document_id, generation, version)
                        where document_id = :documentId and generation = :generation and version > :above and switched_at is null
                        group by version, batches having count(*) = batches
                        order by version desc
                        """)
                .bind("documentId", documentId)
                .bind("generation", generation.id())
                .bind("above", above)
                .map((row, context) -> new Complete(row.getLong("version"), row.getInt("chunks")))
                .list();
    }

    /** What has come of a version, live or not, if every batch has. */
    Optional<Complete> findComplete(Handle handle, Generation generation, UUID documentId, long version) {
        return handle.createQuery("""
                        select version, sum(chunks) as chunks
                        from document_version join batch_receipt using (document_id, generation, version)
                        where document_id = :documentId and generation = :generation and version = :version
                        group by version, batches having count(*) = batches
                        """)
                .bind("documentId", documentId)
                .bind("generation", generation.id())
                .bind("version", version)
                .map((row, context) -> new Complete(row.getLong("version"), row.getInt("chunks")))
                .findOne();
    }

    /** Documents with a version that is whole in a generation and whose access is known, and yet is not live in it. */
    List<UUID> listStuck(Handle handle, int limit) {
        return handle.createQuery("""
                        select distinct v.document_id
                        from document_version v join document_index d using (document_id)
                        where v.switched_at is null and v.version > d.tombstone and v.version <= d.access_version
                          and not exists (select from document_version w where w.document_id = v.document_id and w.generation = v.generation
                                          and w.version > v.version and w.switched_at is not null)
                          and v.batches = (select count(*) from batch_receipt r
                                           where r.document_id = v.document_id and r.generation = v.generation
                                             and r.version = v.version)
                        limit :limit
                        """).bind("limit", limit).mapTo(UUID.class).list();
    }

    /** A receipt without a digest, of an earlier release, can be told apart by its number of chunks alone. */
    private static boolean isOtherwiseReceipted(
            Handle handle, Generation generation, ChunksEmbedded batch, String digest) {
        return handle.createQuery("""
                        select exists (select from batch_receipt
                                       where document_id = :documentId and generation = :generation and version = :version and batch = :batch
                                         and (chunks <> :chunks or digest <> :digest))
                        """)
                .bind("documentId", batch.documentId())
                .bind("generation", generation.id())
                .bind("version", batch.version())
                .bind("batch", batch.batch())
                .bind("chunks", batch.chunks().size())
                .bind("digest", digest)
                .mapTo(boolean.class)
                .one();
    }

    /** Of the batch's version; what is forgotten is wanted again, also when the version is live. */
    private static void forgetFrom(Handle handle, Generation generation, ChunksEmbedded batch, int first) {
        handle.createUpdate("""
                        delete from batch_receipt
                        where document_id = :documentId and generation = :generation and version = :version and batch >= :first
                        """)
                .bind("first", first)
                .bind("documentId", batch.documentId())
                .bind("generation", generation.id())
                .bind("version", batch.version())
                .execute();
    }

    /** A version that is whole in the index. */
    record Complete(long version, int chunks) {}
}
