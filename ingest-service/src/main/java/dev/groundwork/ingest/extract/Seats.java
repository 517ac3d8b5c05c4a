package dev.groundwork.ingest.extract;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Which places are free. One waits a while for a warm one before one takes a place that still gets warm. When all are stuck, the spare one is
 * free too.
 */
final class Seats<T> {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final Duration WORTH_WAITING = Duration.ofSeconds(3);

    private final List<T> all;

    /** The one used last first: it is the warmest. */
    private final Deque<T> free;

    private final T spare;
    private final Predicate<T> isWarm;
    private final Predicate<T> isStuck;
    private boolean isSpareFree = true;
    private int held;

    /** @param isStuck whether who holds one will not give it back soon */
    Seats(List<T> seats, T spare, Predicate<T> isWarm, Predicate<T> isStuck) {
        this.all = List.copyOf(seats);
        this.free = new ArrayDeque<>(seats);
        this.spare = spare;
        this.isWarm = isWarm;
        this.isStuck = isStuck;
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
        } else {
            free.addFirst(seat);
        }
        notifyAll();
    }

    /** Does something to a place that nobody takes meanwhile. */
    synchronized void ifFree(T seat, Consumer<T> action) {
        if (isSpare(seat) ? isSpareFree : free.contains(seat)) {
            action.accept(seat);
        }
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
        }
        return seat;
    }

    /** Null when there is none yet. */
    private T choose(long since, boolean orSpare) {
        var warm = free.stream().filter(isWarm).findFirst();
        if (warm.isPresent()) {
            return warm.get();
        }
        if (orSpare
                && isSpareFree
                && held > 0
                && all.stream().allMatch(seat -> free.contains(seat) || isStuck.test(seat))) {
            return spare;
        }
        var isWorthWaiting = held > 0 && System.nanoTime() - since < WORTH_WAITING.toNanos();
        return isWorthWaiting ? null : free.peekFirst();
    }
}
