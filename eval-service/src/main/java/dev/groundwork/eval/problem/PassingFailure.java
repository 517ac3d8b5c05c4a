package dev.groundwork.eval.problem;

import java.time.Duration;
import java.util.Optional;

/** A failed call that may succeed when it is tried again. */
public class PassingFailure extends CallFailure {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /** @param retryAfter how long the other service asks to wait, or null when it does not say */
    public PassingFailure(Dependency dependency, String code, Duration retryAfter, Throwable cause) {
        super(dependency, code, cause);
        this.retryAfter = retryAfter;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
