package dev.groundwork.query.limit;

import dev.groundwork.query.problem.NoTimeLeftException;
import java.time.Duration;

/** When a request must be over: one deadline for all its steps, on the monotonic clock. */
public final class Deadline {

    /** Timers of a step fire up to a millisecond early. */
    private static final Duration SHORTEST_STEP = Duration.ofMillis(2);

    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** A sooner one, which leaves the rest of the remaining time to the steps behind it. */
    public Deadline share(double part) {
        return in(Duration.ofNanos((long) (remaining().toNanos() * part)));
    }

    /** Whether there is no time for another step. */
    public boolean isOver() {
        return remaining().compareTo(SHORTEST_STEP) < 0;
    }

    /** @throws NoTimeLeftException when it is over */
    public void require() {
        if (isOver()) {
            throw new NoTimeLeftException();
        }
    }

    /** Never negative. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    /** The remaining time, or less when the step may take less. */
    public Duration atMost(Duration step) {
        var remaining = remaining();
        return remaining.compareTo(step) < 0 ? remaining : step;
    }
}
