package dev.groundwork.query.index;

import dev.groundwork.contracts.http.IndexedDocuments;
import dev.groundwork.query.index.store.ChunkStore;
import dev.groundwork.query.index.store.Generation;
import dev.groundwork.query.index.store.Generations;
import dev.groundwork.query.problem.ErrorCode;
import dev.groundwork.query.problem.QueryException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * What readers find, or would find in another generation, document by document: the live version as our table has it, the points counted in
 * the index itself.
 */
@ApplicationScoped
class IndexContents {

    private final Jdbi jdbi;
    private final Generations generations;
    private final ChunkStore chunks;

    IndexContents(Jdbi jdbi, Generations generations, ChunkStore chunks) {
        this.jdbi = jdbi;
        this.generations = generations;
        this.chunks = chunks;
    }

    /**
     * @param generationId null for the one readers search
     * @param after null for the first page
     * @throws QueryException NOT_FOUND when no generation of that id is kept
     */
    IndexedDocuments page(String tenant, String generationId, UUID after, int limit) {
        var generation = jdbi.withHandle(handle -> generationId == null
                ? generations.active(handle)
                : generations
                        .find(handle, generationId)
                        .orElseThrow(
                                () -> new QueryException(ErrorCode.NOT_FOUND, "There is no generation of that id.")));
        var live = live(generation, tenant, after, limit + 1);
        var items = live.stream()
                .limit(limit)
                .map(document -> new IndexedDocuments.Entry(
                        document.documentId,
                        document.version,
                        document.since,
                        document.chunks,
                        chunks.count(generation, tenant, document.documentId, document.version)))
                .toList();
        return new IndexedDocuments(
                generation.model(), items, live.size() > limit ? items.getLast().documentId() : null);
    }

    private List<Live> live(Generation generation, String tenant, UUID after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select d.document_id, v.version, v.switched_at as since,
                               (select case when count(*) = v.batches then coalesce(sum(chunks), 0) else -1 end from batch_receipt r
                                where r.document_id = d.document_id and r.generation = :generation
                                  and r.version = v.version) as chunks
                        from document_index d
                        join lateral (select version, batches, switched_at from document_version w
                                      where w.document_id = d.document_id and generation = :generation
                                        and switched_at is not null and version > d.tombstone
                                      order by version desc limit 1) v on true
                        where d.tenant = :tenant and (cast(:after as uuid) is null or d.document_id > :after)
                        order by d.document_id limit :limit
                        """)
                .bind("generation", generation.id())
                .bind("tenant", tenant)
                .bind("after", after)
                .bind("limit", limit)
                .map(ConstructorMapper.of(Live.class))
                .list());
    }

    /** A document that readers find. */
    public record Live(UUID documentId, long version, Instant since, long chunks) {}
}
