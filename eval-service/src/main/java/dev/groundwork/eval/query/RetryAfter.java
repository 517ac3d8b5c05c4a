package dev.groundwork.eval.query;

import dev.groundwork.eval.problem.PassingFailure;
import io.smallrye.faulttolerance.api.CustomBackoffStrategy;
import java.time.Duration;
import java.util.Optional;

/** Waits as long as the refusing service asks to, else twice as long as before. */
public class RetryAfter implements CustomBackoffStrategy {

    private long nextDelay;

    @Override
    public void init(long initialDelayInMillis) {
        nextDelay = initialDelayInMillis;
    }

    @Override
    public long nextDelayInMillis(Throwable exception) {
        long delay = nextDelay;
        nextDelay *= 2;
        return asked(exception).map(Duration::toMillis).orElse(delay);
    }

    private static Optional<Duration> asked(Throwable exception) {
        return exception instanceof PassingFailure failure ? failure.retryAfter() : Optional.empty();
    }
}
