package dev.groundwork.local.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.groundwork.local.client.Groundwork;
import dev.groundwork.local.suite.Server;
import dev.groundwork.local.suite.Settings;
import dev.groundwork.local.suite.SuiteException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WalkTest {

    private static final String FIRST = "5c1d0e3a-6a0e-5d3b-9a51-8f6f0d3c2b17";

    private final Map<String, Queue<String>> answers = new ConcurrentHashMap<>();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                var path = exchange.getRequestURI().getPath();
                var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                var answer = answers.getOrDefault(path, new ConcurrentLinkedQueue<>())
                        .poll();
                if (path.startsWith("/realms")) {
                    answer = "{\"access_token\":\"t\"}";
                } else {
                    asked.add(path + " " + body);
                }
                var bytes = String.valueOf(answer).getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(answer == null ? 503 : 200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void everyStretchIsAskedForAndCountedByKind() {
        // Given
        answer(
                "/v1/reconciliations",
                documents("\"STUCK\"", "DONE", "\"" + FIRST + "\""),
                documents("\"STUCK\"", "DONE", "null"));
        answer(
                "/v1/reconciliations/blobs",
                "{\"compared\":3,\"orphans\":[{\"sha256\":\"ab\",\"bytes\":7,\"repair\":\"DONE\"}],\"nextCursor\":null}");
        // When
        var found = walk(true);
        // Then
        assertThat(found.isWell()).isTrue();
        assertThat(found.table().lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "BLOB_ORPHANED DONE 1 ab",
                        "STUCK DONE 2 " + FIRST + ", " + FIRST,
                        "Differences of 4 documents and 3 blobs; no document needs 7 bytes.");
        assertThat(asked)
                .containsExactly(
                        "/v1/reconciliations {\"repair\":true,\"limit\":500,\"olderThan\":\"PT10M\"}",
                        "/v1/reconciliations {\"repair\":true,\"limit\":500,\"olderThan\":\"PT10M\",\"cursor\":\""
                                + FIRST + "\"}",
                        "/v1/reconciliations/blobs {\"repair\":true,\"limit\":500}");
    }

    @Test
    void whatIsNotRepairedIsNotWell() {
        answer("/v1/reconciliations", documents("\"NEWER_IN_INDEX\"", "IMPOSSIBLE", "null"));
        answer("/v1/reconciliations/blobs", "{\"compared\":0,\"orphans\":[],\"nextCursor\":null}");
        assertThat(walk(true).isWell()).isFalse();
    }

    @Test
    void aSuiteThatDoesNotRunIsToBeStarted() {
        server.stop(0);
        assertThatThrownBy(() -> walk(false))
                .isInstanceOf(SuiteException.class)
                .hasMessageContaining("start the suite with deploy/local/up");
    }

    @Test
    void aServiceThatDoesNotAnswerEndsTheWalk() {
        assertThatThrownBy(() -> walk(false)).isInstanceOf(SuiteException.class).hasMessageContaining("503");
    }

    private Found walk(boolean repair) {
        var port = Integer.toString(server.getAddress().getPort());
        var variables = Arrays.stream(Server.values()).collect(Collectors.toMap(Server::variable, one -> port));
        return new Walk(new Groundwork(Settings.of(Path.of("."), variables)), "olga", repair)
                .run(Duration.ofMinutes(10));
    }

    private void answer(String path, String... bodies) {
        answers.put(path, new ConcurrentLinkedQueue<>(Arrays.asList(bodies)));
    }

    private static String documents(String kind, String repair, String cursor) {
        return "{\"compared\":2,\"differences\":[{\"kind\":%s,\"documentId\":\"%s\",\"repair\":\"%s\"}],\"nextCursor\":%s}"
                .formatted(kind, FIRST, repair, cursor);
    }
}
