package dev.groundwork.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.groundwork.contracts.http.IndexedDocuments;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;

/** query-service at the wire, as far as this service asks it: what readers find. */
public final class FakeIndex implements QuarkusTestResourceLifecycleManager {

    /** By the text of the id, as a database sorts. */
    private static final Map<String, IndexedDocuments.Entry> ENTRIES = new ConcurrentSkipListMap<>();

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());
    private static volatile boolean down;

    /** The id of a generation that holds what {@link #put} puts. */
    static final String NEXT = "2";

    private HttpServer server;

    static void put(IndexedDocuments.Entry entry) {
        ENTRIES.put(entry.documentId().toString(), entry);
    }

    static void remove(UUID documentId) {
        ENTRIES.remove(documentId.toString());
    }

    static void down(boolean isDown) {
        down = isDown;
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/index/documents", this::answer);
        server.start();
        return Map.of(
                "quarkus.rest-client.query.url",
                "http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (down || exchange.getRequestHeaders().getFirst("Authorization") == null) {
                exchange.sendResponseHeaders(down ? 500 : 401, -1);
                return;
            }
            var query = exchange.getRequestURI().getQuery();
            if (query.contains("generation=") && !query.contains("generation=" + NEXT)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            var limit = Integer.parseInt(query.replaceAll(".*limit=(\\d+).*", "$1"));
            var after = query.contains("cursor=") ? query.replaceAll(".*cursor=([0-9a-f-]+).*", "$1") : "";
            var found = ENTRIES.values().stream()
                    .filter(entry -> entry.documentId().toString().compareTo(after) > 0)
                    .toList();
            var items = found.stream().limit(limit).toList();
            var bytes = JSON.writeValueAsBytes(new IndexedDocuments(
                    "bge-small-en-v1.5",
                    items,
                    found.size() > limit ? items.getLast().documentId() : null));
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
