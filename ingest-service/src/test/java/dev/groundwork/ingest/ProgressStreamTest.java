package dev.groundwork.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.contracts.event.Content;
import dev.groundwork.contracts.event.DocumentIds;
import dev.groundwork.contracts.event.DocumentReceived;
import dev.groundwork.contracts.event.DocumentReceived.Operation;
import dev.groundwork.contracts.event.IndexUpdated;
import dev.groundwork.contracts.event.Source;
import dev.groundwork.contracts.event.SourceAccess;
import dev.groundwork.contracts.event.Topics;
import dev.groundwork.embedded.fixture.TestTokens;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A document watched on its way. */
@ServiceTest
class ProgressStreamTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    private Log log;

    @BeforeEach
    void connect() {
        log = new Log(servers);
    }

    @Test
    void everyStepIsToldAndTheStatusEndsTheStream() {
        // Given
        var source = new Source("wiki", "watched");
        var version = send(source, Operation.UPSERT, "otto");
        Service.awaitPublished("otto", id(source).toString());
        // When
        try (var reader = open("otto", source, null)) {
            reader.await("event:step", 9);
            indexed(source, version);
            reader.awaitEnd();
            // Then
            assertThat(reader.count("event:step")).isEqualTo(10);
            assertThat(reader.lines)
                    .anyMatch(line -> line.startsWith("data:") && line.contains("\"step\":\"index\""))
                    .anyMatch(line -> line.startsWith("data:") && line.contains("\"status\":\"SEARCHABLE\""));
            assertThat(reader.lines.stream().filter(line -> line.startsWith("event:")))
                    .endsWith("event:status");
        }
    }

    @Test
    void whoComesBackGoesOnWhereHeWas() {
        // Given
        var source = new Source("wiki", "watched-again");
        var version = send(source, Operation.UPSERT, "otto");
        Service.awaitPublished("otto", id(source).toString());
        indexed(source, version);
        Service.awaitStatus("otto", id(source).toString(), "SEARCHABLE");
        List<String> ids;
        try (var first = open("otto", source, null)) {
            first.awaitEnd();
            ids = first.lines.stream()
                    .filter(line -> line.startsWith("id:"))
                    .map(line -> line.substring("id:".length()).strip())
                    .toList();
        }
        // When
        try (var second = open("otto", source, ids.get(ids.size() - 3))) {
            second.awaitEnd();
            // Then
            assertThat(second.lines)
                    .filteredOn(line -> line.startsWith("id:"))
                    .hasSizeLessThan(ids.size())
                    .contains("id:" + ids.getLast());
            assertThat(second.count("event:status")).isEqualTo(1);
        }
    }

    @Test
    void whoMayNotSeeItAnyMoreHearsNothingMore() {
        // Given
        var source = new Source("wiki", "watched-until");
        send(source, Operation.UPSERT, "alice");
        Service.awaitPublished("alice", id(source).toString());
        try (var reader = open("alice", source, null)) {
            reader.await("event:step", 9);
            // When
            send(source, Operation.ACCESS, "bob");
            // Then
            reader.awaitEnd();
            assertThat(reader.count("event:status")).isZero();
            assertThat(reader.lines).anyMatch(line -> line.contains("DOCUMENT_NOT_FOUND"));
        }
    }

    @Test
    void whoMayNotSeeItCannotWatchIt() {
        Service.as("bob")
                .accept("text/event-stream")
                .get("/v1/documents/" + UUID.randomUUID() + "/events")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    private long send(Source source, Operation operation, String owner) {
        var content = operation == Operation.UPSERT ? new Content("data:,Watched.", null, null, null) : null;
        var access = new SourceAccess(false, owner, null, null, null, null);
        return log.send(
                Topics.DOCUMENT_RECEIVED,
                id(source),
                new DocumentReceived("default", source, operation, null, content, access, Instant.now()));
    }

    private void indexed(Source source, long version) {
        log.send(
                Topics.INDEX_UPDATED,
                id(source),
                new IndexUpdated("default", id(source), version, IndexUpdated.Change.INDEXED, 1, Instant.now()));
    }

    private static UUID id(Source source) {
        return DocumentIds.documentId("default", source);
    }

    private static Reader open(String user, Source source, String lastEventId) {
        return new Reader(user, id(source), lastEventId);
    }

    /** Reads a stream, line by line. */
    private static final class Reader implements AutoCloseable {

        private final HttpClient client = HttpClient.newHttpClient();
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();
        private final CompletableFuture<Void> end;

        Reader(String user, UUID id, String lastEventId) {
            var request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + RestAssured.port + "/v1/documents/" + id + "/events"))
                    .header("Authorization", "Bearer " + TestTokens.of(user).sign())
                    .header("Accept", "text/event-stream");
            if (lastEventId != null) {
                request.header("Last-Event-ID", lastEventId);
            }
            try {
                HttpResponse<Stream<String>> response = client.send(request.build(), BodyHandlers.ofLines());
                assertThat(response.statusCode()).isEqualTo(200);
                end = CompletableFuture.runAsync(() -> response.body().forEach(lines::add));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        void await(String line, int count) {
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> count(line) == count);
        }

        void awaitEnd() {
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(end::isDone);
        }

        long count(String wanted) {
            return lines.stream().filter(wanted::equals).count();
        }

        @Override
        public void close() {
            client.shutdownNow();
        }
    }
}
