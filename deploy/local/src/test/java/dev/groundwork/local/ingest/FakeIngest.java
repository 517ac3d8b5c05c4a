package dev.groundwork.local.ingest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.groundwork.local.client.Groundwork;
import dev.groundwork.local.suite.Server;
import dev.groundwork.local.suite.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * ingest-service and the identity provider in one: refuses uploads as it was told to, then takes them. A document ends when it was asked
 * for twice; a text "corrupt" is rejected, a text "broken" fails, a text "huge" is refused, a text "endless" is worked on for ever.
 */
final class FakeIngest implements AutoCloseable {

    private final HttpServer server;
    private final Deque<Integer> refusals = new ConcurrentLinkedDeque<>();
    private final Map<UUID, String> texts = new ConcurrentHashMap<>();
    private final Map<UUID, Integer> asked = new ConcurrentHashMap<>();
    private final AtomicInteger unfinished = new AtomicInteger();
    private final AtomicInteger mostUnfinished = new AtomicInteger();

    FakeIngest(Integer... refusals) {
        this.refusals.addAll(List.of(refusals));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/realms", exchange -> send(exchange, 200, "{\"access_token\":\"t\"}"));
        server.createContext("/v1/documents", this::document);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    Groundwork client() {
        var port = Integer.toString(server.getAddress().getPort());
        var variables = Arrays.stream(Server.values()).collect(Collectors.toMap(Server::variable, one -> port));
        return new Groundwork(Settings.of(Path.of("."), variables));
    }

    /** What was uploaded, as forms. */
    Map<UUID, String> forms() {
        return Map.copyOf(texts);
    }

    int mostUnfinished() {
        return mostUnfinished.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void document(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (exchange.getRequestMethod().equals("GET")) {
            var path = exchange.getRequestURI().getPath();
            status(exchange, UUID.fromString(path.substring(path.lastIndexOf('/') + 1)));
            return;
        }
        var refusal = refusals.poll();
        if (refusal != null) {
            exchange.getResponseHeaders().add("Retry-After", "0");
            send(exchange, refusal, "{}");
        } else if (body.contains("huge")) {
            send(exchange, 413, "{\"code\":\"PAYLOAD_TOO_LARGE\",\"detail\":\"Split it.\"}");
        } else {
            var id = UUID.randomUUID();
            texts.put(id, body);
            mostUnfinished.accumulateAndGet(unfinished.incrementAndGet(), Math::max);
            send(exchange, 202, "{\"documentId\":\"" + id + "\",\"version\":1,\"status\":\"RECEIVED\"}");
        }
    }

    private void status(HttpExchange exchange, UUID id) throws IOException {
        var isOver = asked.merge(id, 1, Integer::sum) == 2 && !texts.get(id).contains("endless");
        if (isOver) {
            unfinished.decrementAndGet();
        }
        send(
                exchange,
                200,
                isOver ? ending(texts.get(id)) : "{\"status\":\"PROCESSING\",\"updatedAt\":\"2026-01-01T00:00:00Z\"}");
    }

    private static String ending(String text) {
        var status = text.contains("corrupt") ? "REJECTED" : text.contains("broken") ? "FAILED" : "SEARCHABLE";
        var error = status.equals("REJECTED") ? "{\"code\":\"CORRUPT_DOCUMENT\"}" : "null";
        return "{\"status\":\"" + status + "\",\"chunkCount\":3,\"error\":" + error
                + ",\"updatedAt\":\"2026-01-01T00:00:00Z\"}";
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
