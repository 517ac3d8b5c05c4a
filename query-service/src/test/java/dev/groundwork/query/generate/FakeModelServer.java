package dev.groundwork.query.generate;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** An OpenAI-compatible endpoint at the wire: gives the replies it was told to, in their order, then the last one again. */
final class FakeModelServer implements AutoCloseable {

    private record Reply(int status, String body) {}

    private final HttpServer server;
    private final Deque<Reply> replies = new ConcurrentLinkedDeque<>(new ArrayDeque<>());
    private final List<String> prompts = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean silent;

    FakeModelServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/chat/completions", exchange -> {
            prompts.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            if (silent) {
                awaitClose();
            }
            var reply = replies.size() > 1 ? replies.removeFirst() : replies.getFirst();
            var body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    FakeModelServer says(String text) {
        return replies(200, """
                {"id":"1","object":"chat.completion","created":1,"model":"fake","choices":[{"index":0,"finish_reason":"stop",
                 "message":{"role":"assistant","content":"%s"}}],"usage":{"prompt_tokens":200,"completion_tokens":20,"total_tokens":220}}
                """.formatted(text));
    }

    FakeModelServer replies(int status, String body) {
        replies.addLast(new Reply(status, body));
        return this;
    }

    FakeModelServer neverReplies() {
        silent = true;
        return this;
    }

    List<String> prompts() {
        return prompts;
    }

    private void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
