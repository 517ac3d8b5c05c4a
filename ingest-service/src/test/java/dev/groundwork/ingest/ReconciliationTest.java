package dev.groundwork.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.groundwork.contracts.event.Content;
import dev.groundwork.contracts.event.DocumentIds;
import dev.groundwork.contracts.event.DocumentReceived;
import dev.groundwork.contracts.event.DocumentReceived.Operation;
import dev.groundwork.contracts.event.EventHeaders;
import dev.groundwork.contracts.event.IndexUpdated;
import dev.groundwork.contracts.event.IndexUpdated.Change;
import dev.groundwork.contracts.event.Source;
import dev.groundwork.contracts.event.SourceAccess;
import dev.groundwork.contracts.event.Topics;
import dev.groundwork.contracts.http.IndexedDocuments;
import dev.groundwork.embedded.fixture.TestTokens;
import dev.groundwork.ingest.registry.IndexNews;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The registry compared with the index, and repaired. */
@ServiceTest
class ReconciliationTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @ConfigProperty(name = "groundwork.ingest.blob.folder")
    Path blobs;

    @Inject
    IndexNews news;

    private Log log;

    @BeforeEach
    void connect() {
        log = new Log(servers);
    }

    @AfterEach
    void up() {
        FakeIndex.down(false);
    }

    @Test
    void whatTheIndexLostIsSentAgainUnderItsOwnVersion() {
        // Given
        var source = new Source("wiki", "lost-by-the-index");
        var version = send(source, Operation.UPSERT);
        Service.awaitPublished("otto", id(source).toString());
        indexed(source, version);
        Service.awaitStatus("otto", id(source).toString(), "SEARCHABLE");
        // When
        var told = found(source, false);
        var untouched = log.records(Topics.DOCUMENT_RECEIVED, id(source).toString());
        var repaired = found(source, true);
        // Then
        assertThat(told).containsExactly("NOT_IN_INDEX NOT_ASKED");
        assertThat(untouched).hasSize(1);
        assertThat(repaired).containsExactly("NOT_IN_INDEX DONE");
        var again = log.awaitRecords(Topics.DOCUMENT_RECEIVED, id(source).toString(), 2)
                .getLast();
        assertThat(Log.header(again, EventHeaders.VERSION)).isEqualTo(Long.toString(version));
        assertThat(log.awaitRecords(Topics.CHUNKS_EMBEDDED, id(source).toString(), 2))
                .hasSize(2);
        assertThat(Service.document("otto", id(source).toString()).getLong("version"))
                .isEqualTo(version);
    }

    @Test
    void whatTheRegistryNeverHeardItTakesOver() {
        // Given
        var source = new Source("wiki", "never-reported");
        var version = send(source, Operation.UPSERT);
        log.awaitRecords(Topics.CHUNKS_EMBEDDED, id(source).toString(), 1);
        FakeIndex.put(new IndexedDocuments.Entry(id(source), version, Instant.now(), 1, 1));
        // When, then
        assertThat(found(source, true)).containsExactly("NOT_REPORTED DONE");
        assertThat(Service.document("otto", id(source).toString()).getString("status"))
                .isEqualTo("SEARCHABLE");
        assertThat(Service.log("otto", id(source).toString()).getList("steps.step"))
                .contains("index");
        assertThat(found(source, true)).isEmpty();
    }

    @Test
    void aVersionThatNobodyReportedAndThatComesAnewInPartIsTakenOverWithWhatReadersFindAndThenMended() {
        // Given
        var source = new Source("wiki", "never-reported-in-part");
        var version = send(source, Operation.UPSERT);
        log.awaitRecords(Topics.CHUNKS_EMBEDDED, id(source).toString(), 1);
        FakeIndex.put(new IndexedDocuments.Entry(id(source), version, Instant.now(), -1, 3));
        // When, then
        assertThat(found(source, true)).containsExactly("NOT_REPORTED DONE");
        assertThat(Service.document("otto", id(source).toString()).getInt("live.chunkCount"))
                .isEqualTo(3);
        assertThat(found(source, true)).containsExactly("POINTS_DIFFER DONE");
    }

    @Test
    void theNumberOfChunksOfAVersionThatWasToldOfLaterThanItBecameLiveIsTakenOver() {
        // Given
        var source = new Source("wiki", "cut-anew");
        var version = send(source, Operation.UPSERT);
        Service.awaitPublished("otto", id(source).toString());
        var live = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        indexed(source, version);
        Service.awaitStatus("otto", id(source).toString(), "SEARCHABLE");
        FakeIndex.put(new IndexedDocuments.Entry(id(source), version, live.minusSeconds(1), 12, 12));
        // When
        var repaired = found(source, true);
        // Then
        assertThat(repaired).containsExactly("NOT_REPORTED DONE");
        assertThat(Service.document("otto", id(source).toString()).getInt("live.chunkCount"))
                .isEqualTo(12);
        assertThat(Service.log("otto", id(source).toString()).getString("steps.find { it.step == 'index' }.detail"))
                .isEqualTo("12 chunks searchable");
        assertThat(found(source, true)).isEmpty();
    }

    @Test
    void whatTheIndexAnsweredBeforeItToldSomethingElseIsNotTakenOver() {
        // Given
        var source = new Source("wiki", "told-meanwhile");
        var version = send(source, Operation.UPSERT);
        Service.awaitPublished("otto", id(source).toString());
        var answered = new IndexUpdated("default", id(source), version, Change.INDEXED, 12, Instant.now());
        indexed(source, version);
        Service.awaitStatus("otto", id(source).toString(), "SEARCHABLE");
        // When, then
        assertThat(news.adopt(answered, null)).isFalse();
        assertThat(Service.document("otto", id(source).toString()).getInt("live.chunkCount"))
                .isEqualTo(1);
    }

    @Test
    void whatTheIndexLostOfALiveVersionIsPublishedAnewWhileTheRegistryStays() {
        // Given
        var source = new Source("wiki", "points-lost");
        var version = send(source, Operation.UPSERT);
        Service.awaitPublished("otto", id(source).toString());
        indexed(source, version);
        Service.awaitStatus("otto", id(source).toString(), "SEARCHABLE");
        var before = Service.document("otto", id(source).toString()).getMap("");
        FakeIndex.put(new IndexedDocuments.Entry(id(source), version, Instant.now(), 1, 0));
        // When
        var told = found(source, false);
        var repaired = found(source, true);
        // Then
        assertThat(told).containsExactly("POINTS_DIFFER NOT_ASKED");
        assertThat(repaired).containsExactly("POINTS_DIFFER DONE");
        var published = log.awaitRecords(Topics.CHUNKS_EMBEDDED, id(source).toString(), 2);
        assertThat(published.getLast().value()).isEqualTo(published.getFirst().value());
        assertThat(Service.document("otto", id(source).toString()).getMap("")).isEqualTo(before);
    }

    @Test
    void aDeletedDocumentInTheIndexIsNamedAndNotBroughtBack() {
        // Given
        var source = new Source("wiki", "still-indexed");
        var version = send(source, Operation.UPSERT);
        log.awaitRecords(Topics.CHUNKS_EMBEDDED, id(source).toString(), 1);
        send(source, Operation.DELETE);
        Service.awaitStatus("otto", id(source).toString(), "DELETED");
        FakeIndex.put(new IndexedDocuments.Entry(id(source), version, Instant.now(), 1, 1));
        var stranger = UUID.randomUUID();
        FakeIndex.put(new IndexedDocuments.Entry(stranger, 1, Instant.now(), 1, 1));
        // When, then
        assertThat(found(source, true)).containsExactly("DELETED_IN_REGISTRY IMPOSSIBLE");
        assertThat(found(stranger, true)).containsExactly("UNKNOWN_TO_REGISTRY IMPOSSIBLE");
        assertThat(log.records(Topics.DOCUMENT_RECEIVED, id(source).toString())).hasSize(2);
        FakeIndex.remove(id(source));
        FakeIndex.remove(stranger);
    }

    @Test
    void whatAGenerationMissesIsEstimatedAndThenEmbeddedAnewWhileTheRegistryStays() {
        // Given
        var source = new Source("wiki", "missing-in-a-generation");
        var version = send(source, Operation.UPSERT);
        Service.awaitPublished("otto", id(source).toString());
        indexed(source, version);
        Service.awaitStatus("otto", id(source).toString(), "SEARCHABLE");
        var before = Service.document("otto", id(source).toString()).getMap("");
        // When
        var told = reconcile(ofGeneration(id(source), FakeIndex.NEXT, false)).statusCode(200);
        var repaired = reconcile(ofGeneration(id(source), FakeIndex.NEXT, true)).statusCode(200);
        // Then
        told.body("estimate.documents", equalTo(1)).body("estimate.passages", equalTo(1));
        assertThat(told.extract().<Number>path("estimate.seconds").doubleValue())
                .isPositive();
        repaired.body("differences.kind", equalTo(List.of("NOT_IN_GENERATION")))
                .body("differences.repair", equalTo(List.of("DONE")));
        var again = log.awaitRecords(Topics.CHUNKS_EMBEDDED, id(source).toString(), 2);
        assertThat(again.getLast().value()).isEqualTo(again.getFirst().value());
        assertThat(Service.document("otto", id(source).toString()).getMap("")).isEqualTo(before);
        // When it is deleted, and its event comes late
        var resent =
                log.records(Topics.DOCUMENT_RECEIVED, id(source).toString()).getLast();
        send(source, Operation.DELETE);
        Service.awaitStatus("otto", id(source).toString(), "DELETED");
        log.send(
                resent.topic(),
                resent.key(),
                resent.value(),
                Map.of(
                        EventHeaders.VERSION,
                        Log.header(resent, EventHeaders.VERSION),
                        EventHeaders.MODEL,
                        Log.header(resent, EventHeaders.MODEL)));
        send(source, Operation.UPSERT);
        // Then
        assertThat(log.awaitRecords(Topics.CHUNKS_EMBEDDED, id(source).toString(), 3))
                .hasSize(3);
        reconcile(ofGeneration(id(source), "9", false)).statusCode(404);
    }

    @Test
    void theBytesOfADeletedDocumentAreNobodysAndGoOnceTheyAreOld() throws IOException {
        // Given
        var source = new Source("wiki", "with-bytes");
        send(source, Operation.UPSERT, "data:,Bytes%20of%20one%20document%20alone.");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> Service.document("otto", id(source).toString()).get("chunkCount") != null);
        var sha256 = sha256("Bytes of one document alone.");
        var file = blobs.resolve("default/" + sha256.substring(0, 2) + "/" + sha256.substring(2, 4) + "/" + sha256);
        age(file);
        var whileNeeded = orphans(sha256, true);
        send(source, Operation.DELETE);
        Service.awaitStatus("otto", id(source).toString(), "DELETED");
        // When
        var told = orphans(sha256, false);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        var young = orphans(sha256, true);
        age(file);
        var repaired = orphans(sha256, true);
        // Then
        assertThat(whileNeeded).isEmpty();
        assertThat(told).containsExactly("NOT_ASKED");
        assertThat(young).isEmpty();
        assertThat(repaired).containsExactly("DONE");
        assertThat(file).doesNotExist();
    }

    @Test
    void withoutTheIndexNothingIsCompared() {
        FakeIndex.down(true);
        reconcile(Map.of()).statusCode(503).body("code", equalTo("INDEX_UNAVAILABLE"));
    }

    @Test
    void onlyAnOperatorComparesAndHeAsksRightly() {
        reconcile(Map.of("limit", 0)).statusCode(400);
        reconcile(Map.of("olderThan", "-PT1S")).statusCode(400);
        reconcile(Map.of("repare", true)).statusCode(400);
        reconcile("/blobs", Map.of("olderThan", "PT1H")).statusCode(400);
        reconcile("/blobs", Map.of("cursor", "../../etc")).statusCode(400);
        for (var path : List.of("", "/blobs")) {
            Service.as("alice")
                    .contentType("application/json")
                    .body(Map.of())
                    .post("/v1/reconciliations" + path)
                    .then()
                    .statusCode(403);
        }
    }

    private static void age(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(2, ChronoUnit.DAYS)));
    }

    /** What is said of one blob: other tests' are left alone. */
    private static List<String> orphans(String sha256, boolean repair) {
        var before = "%064x".formatted(new BigInteger(sha256, 16).subtract(BigInteger.ONE));
        return reconcile("/blobs", Map.of("limit", 1, "repair", repair, "cursor", before))
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("orphans.repair");
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> found(Source source, boolean repair) {
        return found(id(source), repair);
    }

    /** All differences of one document, in strides of one that begin right before it: other tests' documents are left alone. */
    private static List<String> found(UUID documentId, boolean repair) {
        var before = new UUID(documentId.getMostSignificantBits(), documentId.getLeastSignificantBits() - 1);
        var found = new ArrayList<String>();
        reconcile(Map.of("limit", 1, "olderThan", "PT0S", "repair", repair, "cursor", before))
                .statusCode(200)
                .extract()
                .jsonPath()
                .<Map<String, Object>>getList("differences")
                .stream()
                .filter(difference -> documentId.toString().equals(difference.get("documentId")))
                .forEach(difference -> found.add(difference.get("kind") + " " + difference.get("repair")));
        return found;
    }

    private static Map<String, ?> ofGeneration(UUID documentId, String generation, boolean repair) {
        var before = new UUID(documentId.getMostSignificantBits(), documentId.getLeastSignificantBits() - 1);
        return Map.of("limit", 1, "olderThan", "PT0S", "repair", repair, "cursor", before, "generation", generation);
    }

    private static ValidatableResponse reconcile(Map<String, ?> request) {
        return reconcile("", request);
    }

    private static ValidatableResponse reconcile(String path, Map<String, ?> request) {
        return Service.as(TestTokens.of("otto").roles("operator"))
                .contentType("application/json")
                .body(request)
                .post("/v1/reconciliations" + path)
                .then();
    }

    private long send(Source source, Operation operation) {
        return send(source, operation, "data:,Compared.");
    }

    private long send(Source source, Operation operation, String uri) {
        var content = operation == Operation.UPSERT ? new Content(uri, null, null, null) : null;
        var access = operation == Operation.UPSERT ? new SourceAccess(false, "otto", null, null, null, null) : null;
        return log.send(
                Topics.DOCUMENT_RECEIVED,
                id(source),
                new DocumentReceived("default", source, operation, null, content, access, Instant.now()));
    }

    private void indexed(Source source, long version) {
        log.send(
                Topics.INDEX_UPDATED,
                id(source),
                new IndexUpdated("default", id(source), version, Change.INDEXED, 1, Instant.now()));
    }

    private static UUID id(Source source) {
        return DocumentIds.documentId("default", source);
    }
}
