package dev.groundwork.query.search;

import dev.groundwork.query.limit.Deadline;
import dev.groundwork.query.problem.NoTimeLeftException;
import dev.langchain4j.http.client.jdk.JdkHttpClientBuilder;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import io.smallrye.faulttolerance.api.TypedGuard;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/** A model behind HTTP: one more try within the reader's time, none at all while its breaker is open. */
final class RemoteQuestions implements QuestionModel {

    private final EmbedConfig.Remote config;
    private final int dimensions;
    private final EmbeddingModel model;
    private final TypedGuard<float[]> guard;
    private final ExecutorService calls;

    RemoteQuestions(EmbedConfig.Remote config, ExecutorService calls) {
        this.config = config;
        this.calls = calls;
        this.dimensions = config.dimensions().orElseThrow();
        this.model = OpenAiEmbeddingModel.builder()
                .httpClientBuilder(new JdkHttpClientBuilder())
                .baseUrl(config.baseUrl().orElseThrow().toString())
                .apiKey(config.apiKey().orElse("none"))
                .modelName(config.name().orElseThrow())
                .dimensions(config.sendDimensions() ? dimensions : null)
                .timeout(config.timeout())
                .maxRetries(0)
                .build();
        this.guard = guard(config.name().orElseThrow());
    }

    @Override
    public float[] embed(String question, Deadline deadline) {
        return guard.get(() -> inTime(config.questionPrefix().orElse("") + question, deadline));
    }

    private float[] inTime(String text, Deadline deadline) {
        deadline.require();
        var call = calls.submit(() -> model.embed(text).content().vector());
        try {
            return unit(call.get(deadline.atMost(config.timeout()).toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            deadline.require(); // it was the reader's time that ended
            throw new EmbeddingFailedException("timeout", e);
        } catch (ExecutionException e) {
            throw new EmbeddingFailedException("failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddingFailedException("interrupted", e);
        } finally {
            call.cancel(true);
        }
    }

    /** Of length 1; nothing of an answer is trusted. */
    private float[] unit(float[] vector) {
        double squares = 0;
        for (float number : vector) {
            squares += (double) number * number;
        }
        if (vector.length != dimensions || !(squares > 0) || Double.isInfinite(squares)) {
            throw new EmbeddingFailedException("no vector of " + dimensions + " dimensions", null);
        }
        var unit = new float[vector.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (vector[i] / Math.sqrt(squares));
        }
        return unit;
    }

    private static TypedGuard<float[]> guard(String model) {
        return TypedGuard.create(float[].class)
                .withDescription("questions in " + model)
                .withBulkhead()
                .limit(64)
                .done()
                .withCircuitBreaker()
                .requestVolumeThreshold(20)
                .delay(2, ChronoUnit.SECONDS)
                .skipOn(NoTimeLeftException.class)
                .done()
                .withRetry()
                .maxRetries(1)
                .delay(50, ChronoUnit.MILLIS)
                .jitter(25, ChronoUnit.MILLIS)
                .abortOn(Set.of(NoTimeLeftException.class, BulkheadException.class, CircuitBreakerOpenException.class))
                .done()
                .build();
    }

    /** The model did not embed the question. */
    static final class EmbeddingFailedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        EmbeddingFailedException(String reason, Throwable cause) {
            super(reason, cause);
        }
    }
}
