package dev.groundwork.ingest.deadletter;

import dev.groundwork.ingest.failure.UnavailableException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Sweeps the dead letters that were redriven or closed long ago: {@code groundwork.dead.letters.swept}. */
@ApplicationScoped
class Retention {

    private static final int STEP = 1_000;

    private static final Logger LOG = Logger.getLogger(Retention.class);

    private final DeadLetters deadLetters;
    private final DeadLetterConfig config;
    private final Counter swept;

    Retention(DeadLetters deadLetters, DeadLetterConfig config, MeterRegistry metrics) {
        this.deadLetters = deadLetters;
        this.config = config;
        this.swept = metrics.counter("groundwork.dead.letters.swept");
    }

    /** As many replicas as do it at the same time delete the same rows. */
    @Scheduled(
            every = "{groundwork.ingest.dead-letters.sweep-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        var count = 0;
        try {
            for (var step = STEP; step == STEP; count += step) {
                step = deadLetters.sweep(config.keepRedriven(), STEP);
            }
        } catch (UnavailableException e) {
            LOG.debugf("redriven dead letters stay for now: %s", e.getMessage());
        }
        if (count > 0) {
            swept.increment(count);
            LOG.infof("%d dead letters swept that were redriven long ago", (Integer) count);
        }
    }
}
