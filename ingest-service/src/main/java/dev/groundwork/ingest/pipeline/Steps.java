package dev.groundwork.ingest.pipeline;

import dev.groundwork.ingest.failure.PassingException;
import dev.groundwork.ingest.failure.Patience;
import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.registry.Step;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Runs the steps of one version and enters each in the log with its time. */
final class Steps {

    private static final Duration WORD_EVERY = Duration.ofSeconds(15);

    private final IngestLog log;
    private final UUID documentId;
    private final long version;

    Steps(IngestLog log, UUID documentId, long version) {
        this.log = log;
        this.documentId = documentId;
        this.version = version;
    }

    /** @param detail says in a few words what the step found, without the document's text */
    <T> T run(Step step, Supplier<T> work, Function<T, String> detail) {
        var start = System.nanoTime();
        try {
            var result = Patience.telling(waits(step), work);
            log.step(documentId, version, step, millisSince(start), "OK", detail.apply(result));
            return result;
        } catch (RejectedException e) {
            log.step(documentId, version, step, millisSince(start), "REJECTED", e.code() + ": " + e.getMessage());
            throw e;
        } catch (RuntimeException | Error e) {
            log.step(documentId, version, step, millisSince(start), "FAILED", reason(e));
            throw new StepFailure(step, version, e);
        }
    }

    /** What no code names may hold anything, also text of the document. */
    private static String reason(Throwable e) {
        return e instanceof PassingException passing
                ? passing.code() + ": " + passing.getMessage()
                : e.getClass().getSimpleName();
    }

    /** For a step that may have to wait: enters at most now and then what it waits for. */
    Consumer<String> waits(Step step) {
        var start = System.nanoTime();
        var nextWord = new AtomicLong(start);
        return what -> {
            var now = System.nanoTime();
            var due = nextWord.get();
            if (now >= due && nextWord.compareAndSet(due, now + WORD_EVERY.toNanos())) {
                log.waiting(documentId, version, step, millisSince(start), what);
            }
        };
    }

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
