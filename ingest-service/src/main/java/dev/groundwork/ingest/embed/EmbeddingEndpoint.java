package dev.groundwork.ingest.embed;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundwork.ingest.failure.Dependency;
import dev.groundwork.ingest.failure.PassingException;
import dev.groundwork.ingest.failure.RetryAfter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request to {@code POST <base-url>/embeddings}, once: who calls decides about another try. */
final class EmbeddingEndpoint {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** The request itself is at fault; the same would be refused again. */
    private static final Set<Integer> REFUSED = Set.of(400, 413, 422);
    /** A number of a vector as JSON, with its comma. */
    private static final int NUMBER_BYTES = 32;

    private static final int FRAME_BYTES = 1_000_000;
    /** A model that is back sooner than it said should not be idle for long. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final EmbedConfig.Remote config;
    private final URI uri;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    EmbeddingEndpoint(EmbedConfig.Remote config) {
        this.config = config;
        this.uri = URI.create(config.baseUrl().orElseThrow().toString().replaceFirst("/+$", "") + "/embeddings");
    }

    /**
     * @throws EmbedderAwayException when there is no answer in time, or none with a vector for each text
     * @throws PassingException EMBEDDING_REFUSED when the model does not take these texts
     */
    List<float[]> embed(List<String> texts) {
        var response = send(request(texts), texts.size());
        if (REFUSED.contains(response.statusCode())) {
            throw new PassingException(
                    Dependency.EMBEDDER,
                    "EMBEDDING_REFUSED",
                    "The embedding model refused the texts with HTTP " + response.statusCode()
                            + ": its name, its limits or 'send-dimensions' may not be as configured.",
                    null);
        }
        if (response.statusCode() != 200) {
            throw EmbedderAwayException.answered(response.statusCode(), retryAfter(response));
        }
        return new EmbeddingAnswer(json, dimensions()).vectors(response.body(), texts.size());
    }

    private int dimensions() {
        return config.dimensions().orElseThrow();
    }

    private HttpRequest request(List<String> texts) {
        var body = json.createObjectNode().put("model", config.name().orElseThrow());
        if (config.sendDimensions()) {
            body.put("dimensions", dimensions());
        }
        texts.forEach(body.putArray("input")::add);
        var request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()));
        config.apiKey().ifPresent(key -> request.header("Authorization", "Bearer " + key));
        return request.build();
    }

    /** The deadline holds for the whole exchange; the client's own would end with the first byte. */
    private HttpResponse<byte[]> send(HttpRequest request, int texts) {
        var limit = (long) FRAME_BYTES + (long) texts * dimensions() * NUMBER_BYTES;
        var exchange = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), limit));
        try {
            return exchange.get(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            exchange.cancel(true);
            throw EmbedderAwayException.unreachable(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw EmbedderAwayException.unreachable(io);
            }
            throw new IllegalStateException("the request broke off", e.getCause());
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while embedding", e);
        }
    }

    private static Duration retryAfter(HttpResponse<?> response) {
        var asked = RetryAfter.of(response.headers().firstValue("Retry-After").orElse(null));
        return asked.compareTo(LONGEST_PAUSE) < 0 ? asked : LONGEST_PAUSE;
    }
}
