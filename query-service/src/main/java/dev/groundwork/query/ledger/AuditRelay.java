package dev.groundwork.query.ledger;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.jdbi.v3.core.Jdbi;

/** Sends the audit rows on to permissions-service, one replica at a time and at least once: an answer's id names its event, so a second one is the same. */
@ApplicationScoped
class AuditRelay {

    private static final int AT_ONCE = 200;

    private final Jdbi jdbi;
    private final AuditOutbox outbox;
    private final AuditTopic topic;

    AuditRelay(Jdbi jdbi, AuditOutbox outbox, AuditTopic topic) {
        this.jdbi = jdbi;
        this.outbox = outbox;
        this.topic = topic;
    }

    @Scheduled(every = "0.5s", delayed = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void relay() {
        try {
            while (sendOldest() == AT_ONCE) {
                Log.debug("more audit rows wait");
            }
        } catch (RuntimeException e) { // the boundary of this job: the rows stay and the next run tries again
            Log.warnf("Audit rows wait: %s", e.toString());
        }
    }

    private int sendOldest() {
        return jdbi.inTransaction(handle -> {
            if (!outbox.lock(handle)) {
                return 0;
            }
            var entries = outbox.listOldest(handle, AT_ONCE);
            topic.send(entries);
            entries.forEach(entry -> outbox.remove(handle, entry.event().answerId()));
            return entries.size();
        });
    }
}
