package dev.groundwork.ingest.download;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The moment at which a transfer is given up, whatever it is doing. */
final class Deadline {

    private final long end;

    Deadline(Duration time) {
        this.end = System.nanoTime() + time.toNanos();
    }

    Duration left() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    boolean hasPassed() {
        return left().isZero();
    }

    /** An alarm that runs when the time is over, unless it is cancelled: only from outside can a read that never ends be ended. */
    CompletableFuture<Void> alarm(Runnable action) {
        var alarm = new CompletableFuture<Void>();
        var unused = alarm.thenRun(action);
        return alarm.completeOnTimeout(null, left().toNanos(), TimeUnit.NANOSECONDS);
    }
}
