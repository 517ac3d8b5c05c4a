package dev.groundwork.ingest.text;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Threads that compute, as many as there are processors: on virtual ones, texts that take seconds would hold up requests. What runs here
 * is linear in a text whose size is limited, so it needs no time limit.
 */
@ApplicationScoped
public class Workers {

    private final ExecutorService threads = Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().daemon().name("text-", 1).factory());

    /** Returns what the step returns, and throws what it throws. */
    public <T> T run(Supplier<T> step) {
        try {
            return threads.submit(step::get).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException("a step broke off", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a document was worked on", e);
        }
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
