package dev.groundwork.ingest.embed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;

/** An endpoint of embeddings; first it does what it was told to, then it embeds: a text becomes a vector that points where its length says. */
final class FakeEndpoint implements AutoCloseable {

    static final int DIMENSIONS = 3;

    /** What it does instead of embedding. */
    enum Fault {
        BUSY,
        DOWN,
        FORBIDDEN,
        REDIRECTS,
        REFUSES,
        STALLS,
        HANGS_UP,
        NO_JSON,
        EMPTY,
        ONE_VECTOR_LESS,
        ONE_NUMBER_MORE,
        NO_NUMBERS,
        ZEROS,
        SAME_INDEX,
        ENDLESS
    }

    private final ObjectMapper json = new ObjectMapper();
    private final HttpServer server;
    private final Deque<Fault> faults = new ConcurrentLinkedDeque<>();
    private final List<JsonNode> requests = Collections.synchronizedList(new ArrayList<>());

    FakeEndpoint(Fault... faults) {
        this.faults.addAll(List.of(faults));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/embeddings", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** The bodies. */
    List<JsonNode> requests() {
        return List.copyOf(requests);
    }

    /** From now on it embeds. */
    void recover() {
        faults.clear();
    }

    static float[] vector(String text) {
        var length = Math.sqrt(1.0 + text.length() * text.length());
        return new float[] {(float) (1 / length), (float) (text.length() / length), 0};
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var request = json.readTree(exchange.getRequestBody());
        requests.add(request);
        var fault = faults.poll();
        if (fault == null) {
            send(exchange, 200, vectors(request, null));
            return;
        }
        switch (fault) {
            case BUSY -> {
                exchange.getResponseHeaders().add("Retry-After", "1");
                send(exchange, 429, "{}");
            }
            case DOWN -> send(exchange, 500, "{}");
            case FORBIDDEN -> send(exchange, 401, "{}");
            case REDIRECTS -> {
                exchange.getResponseHeaders().add("Location", baseUrl() + "/embeddings");
                send(exchange, 307, "");
            }
            case REFUSES -> send(exchange, 400, "{}");
            case STALLS -> exchange.sendResponseHeaders(200, 100);
            case HANGS_UP -> exchange.close();
            case NO_JSON -> send(exchange, 200, "<html>");
            case EMPTY -> send(exchange, 200, "");
            case ENDLESS -> send(exchange, 200, " ".repeat(2_000_000));
            case ONE_VECTOR_LESS, ONE_NUMBER_MORE, NO_NUMBERS, ZEROS, SAME_INDEX ->
                send(exchange, 200, vectors(request, fault));
        }
    }

    /** In reverse order, as the index allows. */
    private String vectors(JsonNode request, Fault fault) {
        var answer = json.createObjectNode();
        var data = answer.putArray("data");
        for (var i = request.path("input").size() - 1; i >= (fault == Fault.ONE_VECTOR_LESS ? 1 : 0); i--) {
            var item = data.addObject().put("index", fault == Fault.SAME_INDEX ? 0 : i);
            var numbers = item.putArray("embedding");
            if (fault == Fault.NO_NUMBERS) {
                numbers.add("a").add("b").add("c");
            } else {
                var isZero = fault == Fault.ZEROS;
                numbers.add(isZero ? 0 : 1)
                        .add(isZero ? 0 : request.path("input").path(i).asText().length())
                        .add(0);
            }
            if (fault == Fault.ONE_NUMBER_MORE) {
                numbers.add(0);
            }
        }
        return answer.toString();
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
