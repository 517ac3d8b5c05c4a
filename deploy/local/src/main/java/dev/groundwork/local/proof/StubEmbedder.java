package dev.groundwork.local.proof;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.groundwork.embedded.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;

/** An endpoint that speaks OpenAI's embeddings and answers any vector, the same for the same text; it can go away and come back. */
final class StubEmbedder implements AutoCloseable {

    static final int DIMENSIONS = 384;
    private static final double HALF = 0.5;

    private final ObjectMapper json = new ObjectMapper();
    private final int port = Ports.free();
    private HttpServer server;

    StubEmbedder() {
        comeBack();
    }

    /** What ingest-service needs to know of it; the name is that of the model whose index searches read. */
    Map<String, String> variables() {
        return variables("GROUNDWORK_INGEST_EMBED_REMOTE", "bge-small-en-v1.5");
    }

    /** @param prefix of the variables of one model */
    Map<String, String> variables(String prefix, String name) {
        return Map.of(
                prefix + "_BASE_URL",
                "http://127.0.0.1:" + port + "/v1",
                prefix + "_NAME",
                name,
                prefix + "_DIMENSIONS",
                Integer.toString(DIMENSIONS));
    }

    void comeBack() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/embeddings", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    void goAway() {
        server.stop(0);
    }

    @Override
    public void close() {
        goAway();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var texts = json.readTree(exchange.getRequestBody()).path("input");
            var answer = json.createObjectNode();
            var data = answer.putArray("data");
            for (var i = 0; i < texts.size(); i++) {
                var vector = data.addObject().put("index", i).putArray("embedding");
                new SplittableRandom(texts.get(i).asText().hashCode())
                        .doubles(DIMENSIONS)
                        .forEach(number -> vector.add(number - HALF));
            }
            var body = json.writeValueAsBytes(answer);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
