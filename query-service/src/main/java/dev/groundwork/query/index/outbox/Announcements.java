package dev.groundwork.query.index.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The statements of the relay. */
@ApplicationScoped
class Announcements {

    /** Any number that no other lock of this database uses. */
    private static final long RELAY_LOCK = 0x67726f756e64L;

    /** Whether this transaction is now the only one that relays. */
    boolean lock(Handle handle) {
        return handle.createQuery("select pg_try_advisory_xact_lock(:key)")
                .bind("key", RELAY_LOCK)
                .mapTo(Boolean.class)
                .one();
    }

    /** Waits until nobody relays, and lets nobody until the transaction ends. */
    static void lockPatiently(Handle handle) {
        handle.createQuery("select 1 from pg_advisory_xact_lock(:key)")
                .bind("key", RELAY_LOCK)
                .mapTo(int.class)
                .one();
    }

    /** One clock for all replicas: read under the lock, after the news, it never goes back from one announcement of a document to the next. */
    Instant clock(Handle handle) {
        return handle.createQuery("select clock_timestamp()")
                .mapTo(Instant.class)
                .one();
    }

    List<Announcement> listNews(Handle handle, int limit) {
        return handle.createQuery("""
                        select o.document_id, d.tenant, o.news, o.traceparent,
                               coalesce(v.version, -1) as live,
                               -- While a live version is mended it has as many as were announced.
                               coalesce((select case when count(*) < v.batches and o.live = v.version then o.chunks else sum(chunks) end
                                         from batch_receipt r
                                         where r.document_id = v.document_id and r.generation = v.generation
                                           and r.version = v.version), 0) as chunks,
                               d.revision, d.tombstone,
                               o.live as announced_live, o.chunks as announced_chunks, o.revision as announced_revision, o.tombstone as announced_tombstone
                        from outbox o
                        join document_index d using (document_id)
                        left join lateral (
                            select document_id, generation, version, batches from document_version
                            where generation = (select id from generation where active) and document_id = o.document_id and switched_at is not null and version > d.tombstone
                            order by version desc limit 1) v on true
                        where o.news > o.announced
                        limit :limit
                        """)
                .bind("limit", limit)
                .map(ConstructorMapper.of(Announcement.class))
                .list();
    }

    /** Records what was announced; news that came meanwhile stays news. */
    void announced(Handle handle, Announcement announcement) {
        handle.createUpdate("""
                        update outbox set announced = :news, live = :live, chunks = :chunks, revision = :revision, tombstone = :tombstone
                        where document_id = :documentId
                        """).bindMethods(announcement).execute();
    }
}
