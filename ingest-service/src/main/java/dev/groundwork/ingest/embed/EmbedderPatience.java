package dev.groundwork.ingest.embed;

import io.smallrye.faulttolerance.api.CustomBackoffStrategy;
import io.smallrye.faulttolerance.api.Guard;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * The one retry loop around a remote model: for ever, with growing pauses or the one the model asks for. While it fails, the breaker within
 * lets only a try now and then through, however many documents wait. A model that is only busy does not open it.
 */
final class EmbedderPatience {

    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;
    private static final int CALLS_JUDGED = 10;
    private static final long OPEN_MILLIS = 5_000;

    private EmbedderPatience() {}

    static Guard breaker() {
        return Guard.create()
                .withDescription("embedder")
                .withCircuitBreaker()
                .requestVolumeThreshold(CALLS_JUDGED)
                .failureRatio(0.5)
                .delay(OPEN_MILLIS, ChronoUnit.MILLIS)
                .when(failure -> failure instanceof EmbedderAwayException away && !away.isBusy())
                .done()
                .build();
    }

    static Guard retries() {
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
    static final class Pauses implements CustomBackoffStrategy {

        private long next = FIRST_PAUSE_MILLIS;

        @Override
        public long nextDelayInMillis(Throwable failure) {
            var own = next + ThreadLocalRandom.current().nextLong(next / 2);
            next = Math.min(next * 2, LONGEST_PAUSE_MILLIS);
            return failure instanceof EmbedderAwayException away
                    ? Math.max(own, away.retryAfter().toMillis())
                    : own;
        }
    }
}
