package dev.groundwork.ingest.deadletter;

import dev.groundwork.ingest.failure.UnavailableException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Measures the dead letters that wait for an operator: {@code groundwork.dead.letters.open{cause}}. Every replica reports the same figures;
 * while the database is away, the last ones.
 */
@ApplicationScoped
class OpenGauge {

    /** Causes are codes of ours; a foreign writer's must not become series without end. */
    private static final int MOST = 50;

    private static final Logger LOG = Logger.getLogger(OpenGauge.class);

    private final DeadLetters deadLetters;
    private final MultiGauge gauge;

    /** Causes of the measurement before. */
    private Set<String> known = Set.of();

    OpenGauge(DeadLetters deadLetters, MeterRegistry metrics) {
        this.deadLetters = deadLetters;
        this.gauge = MultiGauge.builder("groundwork.dead.letters.open")
                .description("Dead letters that wait for an operator")
                .register(metrics);
    }

    @Scheduled(every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void measure() {
        try {
            var open = deadLetters.openByCause(MOST);
            // A cause that has none any more stays with 0.
            known.stream().limit(Math.max(0, MOST - open.size())).forEach(cause -> open.putIfAbsent(cause, 0L));
            known = Set.copyOf(open.keySet());
            gauge.register(
                    open.entrySet().stream()
                            .map(cause -> MultiGauge.Row.of(Tags.of("cause", cause.getKey()), cause.getValue()))
                            .toList(),
                    true);
        } catch (UnavailableException e) {
            LOG.debugf("open dead letters cannot be counted: %s", e.getMessage());
        }
    }
}
