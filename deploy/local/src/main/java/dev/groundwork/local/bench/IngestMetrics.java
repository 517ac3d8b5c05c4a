package dev.groundwork.local.bench;

import dev.groundwork.local.suite.Server;
import dev.groundwork.local.suite.Settings;
import dev.groundwork.local.suite.SuiteException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** What ingest-service counts of itself. */
final class IngestMetrics {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI uri;

    IngestMetrics(Settings settings) {
        this.uri = URI.create(settings.url(Server.INGEST) + "/q/metrics");
    }

    /** Texts that were not in the cache of vectors. */
    double embedded() throws InterruptedException {
        return sum("groundwork_embedding_cache_total{result=\"miss\"}");
    }

    /** How long all callers of the model worked. */
    double embeddingSeconds() throws InterruptedException {
        return sum("groundwork_embedding_duration_seconds_sum");
    }

    private double sum(String name) throws InterruptedException {
        try {
            return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(name + " "))
                    // An example of a request may follow the value.
                    .mapToDouble(line ->
                            Double.parseDouble(line.substring(name.length() + 1).split(" ", 2)[0]))
                    .sum();
        } catch (IOException e) {
            throw new SuiteException("ingest-service does not tell its metrics: is deploy/local/up running?", e);
        }
    }
}
