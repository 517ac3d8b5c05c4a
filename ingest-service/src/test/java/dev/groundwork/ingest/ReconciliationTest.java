package dev.groundwork.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.groundwork.contracts.event.Content;
import dev.groundwork.contracts.event.DocumentIds;
import dev.groundwork.contracts.event.DocumentReceived;
import dev.groundwork.contracts.event.DocumentReceived.Operation;
import dev.groundwork.contracts.event.EventHeaders;
import dev.groundwork.contracts.event.IndexUpdated;
import dev.groundwork.contracts.event.Source;
import dev.groundwork.contracts.event.SourceAccess;
import dev.groundwork.contracts.event.Topics;
import dev.groundwork.contracts.http.IndexedDocuments;
import dev.groundwork.embedded.fixture.TestTokens;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.ArrayList;
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
        log.awaitRecords(Topics.CHUNKS_EMBEDDED, id(source).toString(), 1);
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
        assertThat(found(source, true)).isEmpty();
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
        log.awaitRecords(Topics.CHUNKS_EMBEDDED, id(source).toString(), 1);
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
    void withoutTheIndexNothingIsCompared() {
        FakeIndex.down(true);
        reconcile(Map.of()).statusCode(503).body("code", equalTo("INDEX_UNAVAILABLE"));
    }

    @Test
    void onlyAnOperatorComparesAndHeAsksRightly() {
        reconcile(Map.of("limit", 0)).statusCode(400);
        reconcile(Map.of("olderThan", "-PT1S")).statusCode(400);
        reconcile(Map.of("repare", true)).statusCode(400);
        Service.as("alice")
                .contentType("application/json")
                .body(Map.of())
                .post("/v1/reconciliations")
                .then()
                .statusCode(403);
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
        return Service.as(TestTokens.of("otto").roles("operator"))
                .contentType("application/json")
                .body(request)
                .post("/v1/reconciliations")
                .then();
    }

    private long send(Source source, Operation operation) {
        var content = operation == Operation.UPSERT ? new Content("data:,Compared.", null, null, null) : null;
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
                new IndexUpdated("default", id(source), version, IndexUpdated.Change.INDEXED, 1, Instant.now()));
    }

    private static UUID id(Source source) {
        return DocumentIds.documentId("default", source);
    }
}
