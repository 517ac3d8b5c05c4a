package dev.groundwork.ingest.text;

import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** The seats at which documents are read: so many at a time, each document for so long over all its steps. */
@ApplicationScoped
public class Readers {

    private final Duration timeout;
    private final Semaphore seats;

    public Readers(ExtractConfig config) {
        this.timeout = config.timeout();
        this.seats = new Semaphore(config.concurrency(), true);
    }

    /** Begins the reading of one document. */
    public Reading begin() {
        return new Reading();
    }

    /** One document, of which one step is done at a time. */
    public final class Reading {

        private long nanosLeft = timeout.toNanos();

        private Reading() {}

        /**
         * Does a step as soon as a seat is free, which does not count as time of the document.
         *
         * @throws RejectedException EXTRACTION_TIMEOUT when the document has used up its time
         */
        public <T> T run(Supplier<T> step) {
            seats.acquireUninterruptibly();
            var task = new FutureTask<>(step::get);
            start(task);
            var begin = System.nanoTime();
            try {
                return task.get(nanosLeft, TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                task.cancel(true);
                throw new RejectedException(
                        RejectionCode.EXTRACTION_TIMEOUT,
                        "Reading the file took longer than " + timeout.toSeconds() + " s: simplify or split it.",
                        e);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException failure
                        ? failure
                        : new IllegalStateException("a step broke off", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while a document was read", e);
            } finally {
                nanosLeft = Math.max(0, nanosLeft - (System.nanoTime() - begin));
            }
        }
    }

    /**
     * A platform thread: parsers compute for seconds and would hold up the virtual threads of requests. It keeps its seat until it ends,
     * however long after its time: one that hangs still takes memory and a processor.
     */
    private void start(FutureTask<?> task) {
        var isStarted = false;
        try {
            Thread.ofPlatform().daemon().name("read-document").start(() -> {
                try {
                    task.run();
                } finally {
                    seats.release();
                }
            });
            isStarted = true;
        } finally {
            if (!isStarted) {
                seats.release();
            }
        }
    }
}
