package dev.groundwork.permissions.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;

/**
 * Joins a change of access and its event: the transaction that changes marks the document dirty, and the {@link Relay} publishes what then
 * holds. So no change is ever committed without its event, nor told without being committed.
 */
@ApplicationScoped
public class Outbox {

    private final Semaphore work = new Semaphore(0);

    /** Marks documents, with the revisions they then have, in the transaction that changes their access; in the order of their ids, as the relay does. */
    public void mark(Handle transaction, Map<UUID, Long> revisions) {
        var ids = List.copyOf(revisions.keySet());
        transaction
                .createUpdate("""
                        insert into dirty_document (document_id, revision, since, traceparent)
                        select document_id, revision, clock_timestamp(), :traceparent
                        from unnest(:ids, :revisions) as each (document_id, revision) order by document_id
                        on conflict (document_id) do update
                        set revision = excluded.revision, traceparent = excluded.traceparent""")
                .bindArray("ids", UUID.class, ids)
                .bindArray(
                        "revisions",
                        Long.class,
                        ids.stream().map(revisions::get).toList())
                .bind("traceparent", TraceContext.present().orElse(null))
                .execute();
    }

    /** Says after a commit that there is something to publish. Only makes it quicker: the relay looks by itself as well. */
    public void wake() {
        work.release();
    }

    /** Waits until woken, but no longer than that. */
    void awaitWork(long millis) throws InterruptedException {
        if (work.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            work.drainPermits();
        }
    }
}
