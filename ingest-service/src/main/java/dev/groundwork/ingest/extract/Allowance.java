package dev.groundwork.ingest.extract;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The time a process may take for something. One that took much of the processor for it goes on behind all others; and where it waits for a
 * processor or for storage in vain it may take longer, though not for ever: neither a busy machine nor a slow disk makes good files bad ones.
 */
final class Allowance {

    private static final Logger LOG = Logger.getLogger(Allowance.class);

    private static final int MOST_TIMES = 5;

    /** Who had this part of its time on a processor had its time. */
    private static final int PART_USED = 4;

    /** So does who did not wait for one, or for storage, for this part of what it took: it slept. */
    private static final int PART_WAITED = 2;

    /** So many times what is much: it costs its process, while the others need not wait that long. */
    private static final int TOO_MUCH = 4;

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("parser-clock").factory());

    private final ProcessHandle process;
    private final Duration time;
    private final Duration much;
    private final ProcessorTime processor;
    private final long start = System.nanoTime();
    private volatile boolean tookMuch;
    private boolean isTooMuch;
    private boolean isBehind;
    private boolean isCancelled;
    private boolean isUnknown;
    private volatile Future<?> clock;

    /**
     * Begins now.
     *
     * @param much of the processor, after which others need not wait for it; after four times as much it goes on behind all others
     */
    Allowance(Duration time, Duration much, ProcessHandle process) {
        this.process = process;
        this.time = time;
        this.much = much;
        this.processor = new ProcessorTime(process);
    }

    /** @param end what is done when the time is over, unless it is cancelled before */
    Allowance then(Runnable end) {
        var every = time.compareTo(LOOK_EVERY) < 0 ? time : LOOK_EVERY;
        clock = CLOCK.scheduleAtFixedRate(() -> check(end), every.toNanos(), every.toNanos(), TimeUnit.NANOSECONDS);
        return this;
    }

    /** When it returns, nothing more happens to the process. */
    synchronized void cancel() {
        clock.cancel(false);
        isCancelled = true;
    }

    /** Whether it was put behind all others. */
    synchronized boolean isBehind() {
        return isBehind;
    }

    /** Whether it took much of the processor, or this time. */
    boolean isLong(Duration patience) {
        return tookMuch || isOver(taken(), patience);
    }

    private synchronized void check(Runnable end) {
        if (isCancelled) {
            return;
        }
        var used = Duration.ZERO;
        var waited = Optional.<Duration>empty();
        try {
            used = processor.used();
            waited = processor.waited();
        } catch (RuntimeException | Error e) {
            // The JDK's, when file descriptors are used up. A clock that throws would never look again.
            sayUnknown(e);
        }
        tookMuch = tookMuch || isOver(used, much);
        if (!isTooMuch && isOver(used, much.multipliedBy(TOO_MUCH))) {
            isTooMuch = true;
            isBehind = Politeness.putBehindAll(process);
        }
        if (isUp(time, taken(), used, waited)) {
            end.run();
        }
    }

    private void sayUnknown(Throwable e) {
        if (!isUnknown) {
            isUnknown = true;
            LOG.warnf("a parser may take longer, as the system does not tell what it uses: %s", e.getMessage());
        }
    }

    /** @param waited where the system does not tell, who has hardly used a processor is taken to have waited */
    static boolean isUp(Duration time, Duration taken, Duration used, Optional<Duration> waited) {
        var isWaiting =
                waited.map(wait -> isOver(wait, taken.dividedBy(PART_WAITED))).orElse(true);
        return isOver(taken, time.multipliedBy(MOST_TIMES))
                || isOver(taken, time) && (!isWaiting || isOver(used, time.dividedBy(PART_USED)));
    }

    private Duration taken() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static boolean isOver(Duration duration, Duration limit) {
        return duration.compareTo(limit) >= 0;
    }
}
