package dev.groundwork.ingest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A host that documents are downloaded from; it answers what it was told to, the last answer again and again. */
public final class Host implements AutoCloseable {

    /** @param length what the answer says of its length; 0 leaves it open until the end */
    public record Answer(int status, String location, String body, long length) {

        public static Answer of(String body) {
            return new Answer(200, null, body, body.length());
        }

        public static Answer status(int status) {
            return new Answer(status, null, "", -1);
        }

        public static Answer redirect(String location) {
            return new Answer(302, location, "", -1);
        }

        /** Without saying how long it is. */
        public static Answer chunked(String body) {
            return new Answer(200, null, body, 0);
        }

        /** Says it is longer than it is, and never sends the rest. */
        public static Answer stalling(String body) {
            return new Answer(200, null, body, body.length() + 1L);
        }
    }

    private final HttpServer server;
    private final Deque<Answer> answers = new ConcurrentLinkedDeque<>();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile String mediaType = "text/plain";

    public Host(Answer... answers) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        now(answers);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** Answers so from now on. */
    public void now(Answer... next) {
        answers.clear();
        for (var answer : next) {
            answers.add(answer);
        }
    }

    /** Says this of its bytes from now on. */
    public void says(String type) {
        mediaType = type;
    }

    public String uri(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    public int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        var answer = answers.size() > 1 ? answers.poll() : answers.peek();
        exchange.getResponseHeaders().add("Content-Type", mediaType);
        if (answer.location() != null) {
            exchange.getResponseHeaders().add("Location", answer.location());
        }
        exchange.sendResponseHeaders(answer.status(), answer.length());
        if (answer.length() >= 0) {
            var bytes = answer.body().getBytes(StandardCharsets.US_ASCII);
            exchange.getResponseBody().write(bytes);
            exchange.getResponseBody().flush();
            if (answer.length() > bytes.length) {
                return;
            }
        }
        exchange.close();
    }
}
