package dev.groundwork.ingest.embed;

import dev.groundwork.ingest.chunk.TokenCounter;
import dev.groundwork.ingest.failure.Dependency;
import dev.groundwork.ingest.failure.PassingException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.faulttolerance.api.Guard;
import jakarta.enterprise.util.TypeLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.Gatherers;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/** Embeds with a model behind HTTP, in batches, and waits while it is away. */
final class RemoteEmbedder implements Embedder {

    private static final TypeLiteral<List<float[]>> VECTORS = new TypeLiteral<>() {};

    private final EmbedConfig.Remote config;
    private final TokenCounter counter;
    private final EmbeddingEndpoint endpoint;
    private final Guard retries;
    private final Guard breaker;
    private final int callers;
    private final Semaphore calls;
    private final Timer duration;

    /** @param callers requests at the same time */
    RemoteEmbedder(
            EmbedConfig.Remote config,
            EmbedderPatience patience,
            int callers,
            TokenCounter counter,
            MeterRegistry metrics) {
        this.config = config;
        this.counter = counter;
        this.endpoint = new EmbeddingEndpoint(config);
        this.retries = patience.retries();
        this.breaker = patience.breaker();
        this.callers = callers;
        this.calls = new Semaphore(callers, true);
        this.duration = metrics.timer("groundwork.embedding.duration");
    }

    @Override
    public String model() {
        return config.name().orElseThrow();
    }

    @Override
    public int dimensions() {
        return config.dimensions().orElseThrow();
    }

    @Override
    public List<float[]> embed(List<String> texts, Consumer<String> waits) {
        return batches(texts).stream()
                .gather(Gatherers.mapConcurrent(callers, Carried.over(batch -> patiently(batch, waits))))
                .flatMap(List::stream)
                .toList();
    }

    /** @throws EmbedderAwayException when the model does not embed as it is configured */
    void tryOnce() {
        endpoint.embed(List.of("Is the model the one that is configured?"));
    }

    private List<float[]> patiently(List<String> batch, Consumer<String> waits) {
        return retries.get(
                () -> {
                    try {
                        return breaker.get(() -> call(batch), VECTORS);
                    } catch (EmbedderAwayException e) {
                        waits.accept("the embedder " + model() + ": " + e.reason());
                        throw e;
                    } catch (CircuitBreakerOpenException e) {
                        waits.accept("the embedder " + model() + ": it fails for all");
                        throw e;
                    }
                },
                VECTORS);
    }

    private List<float[]> call(List<String> batch) {
        calls.acquireUninterruptibly();
        try {
            return duration.record(() -> endpoint.embed(batch));
        } finally {
            calls.release();
        }
    }

    private List<List<String>> batches(List<String> texts) {
        var batches = new ArrayList<List<String>>();
        var tokens = 0;
        for (var text : texts) {
            var more = tokens(text);
            if (batches.isEmpty()
                    || batches.getLast().size() == config.batchTexts()
                    || tokens + more > config.batchTokens()) {
                batches.add(new ArrayList<>());
                tokens = 0;
            }
            batches.getLast().add(text);
            tokens += more;
        }
        return batches;
    }

    /** Models cut silently what is longer than they read. */
    private int tokens(String text) {
        var tokens = counter.tokens(text);
        if (tokens > config.maxTokens()) {
            throw new PassingException(
                    Dependency.EMBEDDER,
                    "EMBEDDING_REFUSED",
                    "A passage has " + tokens + " tokens and the embedding model reads " + config.maxTokens()
                            + ": lower groundwork.ingest.chunk.max-tokens.",
                    null);
        }
        return tokens;
    }
}
