package dev.groundwork.ingest.embed;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Embeds in this process with a fixed number of callers for all documents together. Each document has only a few texts in the queue at a
 * time, so a long one cannot make a short one wait for all of it.
 */
final class LocalEmbedder implements Embedder {

    private final BgeSmall model;
    private final ExecutorService callers;
    private final int queuedPerDocument;
    private final Timer duration;

    LocalEmbedder(BgeSmall model, int callers, MeterRegistry metrics) {
        this.model = model;
        // Platform threads: native code holds its thread, and a virtual one would hold up those of requests.
        this.callers = Executors.newFixedThreadPool(
                callers, Thread.ofPlatform().daemon().name("embed-", 0).factory());
        this.queuedPerDocument = callers * 2;
        this.duration = metrics.timer("groundwork.embedding.duration");
    }

    @Override
    public String model() {
        return BgeSmall.NAME;
    }

    @Override
    public int dimensions() {
        return BgeSmall.DIMENSIONS;
    }

    @Override
    public List<float[]> embed(List<String> texts, Consumer<String> waits) {
        var queued = new Semaphore(queuedPerDocument);
        var vectors = new ArrayList<Future<float[]>>(texts.size());
        for (var text : texts) {
            queued.acquireUninterruptibly();
            vectors.add(callers.submit(releasing(queued, text)));
        }
        return vectors.stream().map(LocalEmbedder::result).toList();
    }

    private Callable<float[]> releasing(Semaphore queued, String text) {
        return () -> {
            var sample = Timer.start();
            try {
                return model.vector(text);
            } finally {
                sample.stop(duration);
                queued.release();
            }
        };
    }

    private static float[] result(Future<float[]> vector) {
        try {
            return vector.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the model failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while embedding", e);
        }
    }
}
