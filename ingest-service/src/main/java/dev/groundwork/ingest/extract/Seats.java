package dev.groundwork.ingest.extract;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** Which parsers are free. When none was for long, the spare one is. */
final class Seats {

    /** The one used last first: it is the warmest. */
    private final Deque<Seat> free;

    private final Seat spare;
    private final long patienceNanos;
    private boolean isSpareFree = true;
    private long lastTaken;

    Seats(Collection<Seat> seats, Seat spare, Duration patience) {
        this.free = new ArrayDeque<>(seats);
        this.spare = spare;
        this.patienceNanos = patience.toNanos();
    }

    /** Waits until one is free. */
    Seat take() {
        return take(true);
    }

    /** Waits until one is free that may be kept for long, as the spare one may not. */
    Seat takeForLong() {
        return take(false);
    }

    boolean isSpare(Seat seat) {
        return seat == spare;
    }

    synchronized void giveBack(Seat seat) {
        if (isSpare(seat)) {
            isSpareFree = true;
        } else {
            free.push(seat);
        }
        notifyAll();
    }

    private synchronized Seat take(boolean orSpare) {
        try {
            while (free.isEmpty()) {
                var left = orSpare && isSpareFree ? lastTaken + patienceNanos - System.nanoTime() : Long.MAX_VALUE;
                if (left <= 0) {
                    isSpareFree = false;
                    return spare;
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a parser", e);
        }
        lastTaken = System.nanoTime();
        return free.pop();
    }
}
