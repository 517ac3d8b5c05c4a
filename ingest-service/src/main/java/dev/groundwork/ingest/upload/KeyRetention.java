package dev.groundwork.ingest.upload;

import dev.groundwork.ingest.failure.UnavailableException;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Forgets the keys of requests that nobody repeats any more. */
@ApplicationScoped
class KeyRetention {

    private static final Duration KEPT = Duration.ofDays(7);
    private static final int STEP = 1_000;

    private static final Logger LOG = Logger.getLogger(KeyRetention.class);

    private final IdempotencyKeys keys;

    KeyRetention(IdempotencyKeys keys) {
        this.keys = keys;
    }

    /** As many replicas as do it at the same time delete the same rows. */
    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        try {
            for (var step = STEP; step == STEP; ) {
                step = keys.sweep(KEPT, STEP);
            }
        } catch (UnavailableException e) {
            LOG.debugf("old idempotency keys stay for now: %s", e.getMessage());
        }
    }
}
