package dev.groundwork.ingest.extract;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Which places are free. A warm one is taken before one that has to get warm first, for which one waits as long as another may get free. When
 * none was free for long, the spare one is.
 */
final class Seats<T> {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final Duration WORTH_A_START = Duration.ofSeconds(1);

    /** The one used last first: it is the warmest. */
    private final Deque<T> free;

    private final T spare;
    private final Predicate<T> isWarm;
    private final Duration patience;
    private boolean isSpareFree = true;
    private int held;
    private long lastTaken;

    /** @param patience how long all are held before the spare one is free */
    Seats(Collection<T> seats, T spare, Predicate<T> isWarm, Duration patience) {
        this.free = new ArrayDeque<>(seats);
        this.spare = spare;
        this.isWarm = isWarm;
        this.patience = patience;
    }

    /** Waits until one is free. */
    T take() {
        return take(true);
    }

    /** Waits until one is free that may be kept for long, as the spare one may not. */
    T takeForLong() {
        return take(false);
    }

    boolean isSpare(T seat) {
        return seat == spare;
    }

    synchronized void giveBack(T seat) {
        held--;
        if (isSpare(seat)) {
            isSpareFree = true;
        } else if (isWarm.test(seat)) {
            free.addFirst(seat);
        } else {
            free.addLast(seat);
        }
        notifyAll();
    }

    private synchronized T take(boolean orSpare) {
        var since = System.nanoTime();
        var seat = choose(since, orSpare);
        try {
            for (; seat == null; seat = choose(since, orSpare)) {
                TimeUnit.NANOSECONDS.timedWait(this, LOOK_AGAIN.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a parser", e);
        }
        held++;
        if (isSpare(seat)) {
            isSpareFree = false;
        } else {
            free.remove(seat);
            lastTaken = System.nanoTime();
        }
        return seat;
    }

    /** Null when there is none yet. */
    private T choose(long since, boolean orSpare) {
        var first = free.peekFirst();
        if (first != null && isWarm.test(first)) {
            return first;
        }
        if (orSpare && isSpareFree && (first == null || isWarm.test(spare)) && hasPassed(patience, lastTaken)) {
            return spare;
        }
        return held == 0 || hasPassed(WORTH_A_START, since) ? first : null;
    }

    private static boolean hasPassed(Duration time, long since) {
        return System.nanoTime() - since >= time.toNanos();
    }
}
