package dev.groundwork.contracts.event;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * How many records are worked on at a time, whatever number of them a channel hands out: what the work needs, a pool's connections above all,
 * is left for others too. They get their places in the order they ask, so that none starves.
 */
public final class Places {

    private final Semaphore free;

    public Places(int atATime) {
        free = new Semaphore(atATime, true);
    }

    /** Waits for a place, then works. */
    public <T> T take(Supplier<T> work) {
        free.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            free.release();
        }
    }
}
