package dev.groundwork.permissions.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/**
 * How long a change of access takes from its commit to Kafka's acknowledgement, and what failed on the way. A singleton, made with the relay: the
 * measures are there before the first event is.
 */
@Singleton
class RelayMetrics {

    private final Timer lag;
    private final Counter failures;

    RelayMetrics(MeterRegistry registry) {
        lag = Timer.builder("groundwork.revocation.lag")
                .description("From the commit of a change of access to the acknowledgement of its event")
                .publishPercentileHistogram()
                .register(registry);
        failures = Counter.builder("groundwork.failures")
                .tags("dependency", "kafka", "kind", "publish")
                .register(registry);
    }

    void published(Instant changedAt) {
        var passed = Duration.between(changedAt, Instant.now());
        lag.record(passed.isNegative() ? Duration.ZERO : passed);
    }

    void failed() {
        failures.increment();
    }
}
