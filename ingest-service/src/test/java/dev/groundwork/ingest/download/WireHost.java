package dev.groundwork.ingest.download;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;

/** A host that answers byte for byte as told and then hangs up: one answer for each connection, the last again and again. */
final class WireHost implements AutoCloseable {

    /** What is sent on one connection. */
    interface Answer {

        void send(OutputStream out) throws IOException;
    }

    private final ServerSocket server;
    private final Deque<Answer> answers;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    WireHost(Answer... answers) {
        this(ServerSocketFactory.getDefault(), answers);
    }

    WireHost(ServerSocketFactory sockets, Answer... answers) {
        this.answers = new ConcurrentLinkedDeque<>(Arrays.asList(answers));
        try {
            this.server = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::listen);
    }

    /** @param head the status line and headers, separated by a bar, each character a byte */
    static Answer of(String head, String body) {
        return out -> out.write(("HTTP/1.1 " + head.replaceAll(" *[|] *", "\r\n") + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Never comes to its answer, and is never silent. */
    static Answer endless() {
        return out -> {
            while (true) {
                of("102 Processing", "").send(out);
            }
        };
    }

    int port() {
        return server.getLocalPort();
    }

    String uri(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /** The requests as they came, each from its first line to its last header. */
    List<String> requests() {
        return requests;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        while (!server.isClosed()) {
            try (var socket = server.accept()) {
                serve(socket);
            } catch (IOException e) {
                // The client or the test has hung up.
            }
        }
    }

    private void serve(Socket socket) throws IOException {
        requests.add(head(socket.getInputStream()));
        var answer = answers.size() > 1 ? answers.poll() : answers.peek();
        answer.send(socket.getOutputStream());
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            var next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.append((char) next);
        }
        return head.toString();
    }
}
