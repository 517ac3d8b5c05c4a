package dev.groundwork.ingest.embed;

import io.smallrye.faulttolerance.api.CustomBackoffStrategy;
import io.smallrye.faulttolerance.api.Guard;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * The one retry loop around a remote model: for ever, with growing pauses or the one the model asks for. While it fails, the breaker within
 * lets only a try now and then through, however many documents wait. A model that is only busy does not open it.
 *
 * @param open how long the breaker lets nothing through before the next try
 */
record EmbedderPatience(Duration firstPause, Duration longestPause, Duration open) {

    static final EmbedderPatience USUAL =
            new EmbedderPatience(Duration.ofMillis(200), Duration.ofSeconds(10), Duration.ofSeconds(5));

    private static final int CALLS_JUDGED = 10;

    Guard breaker() {
        return Guard.create()
                .withDescription("embedder")
                .withCircuitBreaker()
                .requestVolumeThreshold(CALLS_JUDGED)
                .failureRatio(0.5)
                .delay(open.toMillis(), ChronoUnit.MILLIS)
                .when(failure -> failure instanceof EmbedderAwayException away && !away.isBusy())
                .done()
                .build();
    }

    Guard retries() {
        return Guard.create()
                .withDescription("embedder-retries")
                .withRetry()
                .maxRetries(-1)
                .maxDuration(0, ChronoUnit.MILLIS)
                .whenException(failure ->
                        failure instanceof EmbedderAwayException || failure instanceof CircuitBreakerOpenException)
                .withCustomBackoff()
                .strategy(Pauses::new)
                .done()
                .done()
                .build();
    }

    /** Of one call. */
    final class Pauses implements CustomBackoffStrategy {

        private long next = firstPause.toMillis();

        @Override
        public long nextDelayInMillis(Throwable failure) {
            var own = next + ThreadLocalRandom.current().nextLong(next / 2);
            next = Math.min(next * 2, longestPause.toMillis());
            return failure instanceof EmbedderAwayException away
                    ? Math.max(own, away.retryAfter().toMillis())
                    : own;
        }
    }
}
