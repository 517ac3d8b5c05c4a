package dev.groundwork.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.oneOf;

import dev.groundwork.contracts.event.ChunksEmbedded;
import dev.groundwork.contracts.event.DocumentIds;
import dev.groundwork.contracts.event.DocumentReceived;
import dev.groundwork.contracts.event.IndexUpdated;
import dev.groundwork.contracts.event.Source;
import dev.groundwork.contracts.event.Topics;
import dev.groundwork.embedded.fixture.TestTokens;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@ServiceTest
class UploadTest {

    private static final String TEXT =
            "The launch code of the demonstration is 4711. It is changed every morning by the duty officer.";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @Inject
    DataSource database;

    @Test
    void aTextBecomesChunksOfItsVersionAndIsSearchableWhenTheIndexSaysSo() {
        // Given
        var log = new Log(servers);
        // When
        var receipt = Service.uploadText("alice", "text-1", TEXT)
                .statusCode(202)
                .body("status", oneOf("RECEIVED", "PROCESSING"))
                .body("version", notNullValue())
                .extract();
        // Then
        var id = receipt.path("documentId").toString();
        assertThat(receipt.header("Location")).endsWith("/v1/documents/" + id);
        assertThat(id)
                .isEqualTo(DocumentIds.documentId("default", new Source("upload:alice", "text-1"))
                        .toString());
        var records = log.awaitRecords(Topics.CHUNKS_EMBEDDED, id, 1);
        var chunks = Log.event(records.getFirst(), ChunksEmbedded.class);
        assertThat(chunks.version()).isEqualTo(receipt.jsonPath().getLong("version"));
        assertThat(chunks.chunks()).hasSize(1);
        assertThat(chunks.chunks().getFirst().text()).isEqualTo(TEXT);
        assertThat(chunks.chunks().getFirst().vector()).hasSize(384);
        assertThat(chunks.embeddingModel()).isEqualTo("bge-small-en-v1.5");
        assertThat(chunks.language()).isEqualTo("en");
        assertThat(Log.header(records.getFirst(), "ce_type")).isEqualTo("dev.groundwork.chunks-embedded.v1");
        assertThat(Service.document("alice", id).getString("status")).isEqualTo("PROCESSING");
        Service.awaitPublished("alice", id);

        log.send(
                Topics.INDEX_UPDATED,
                chunks.documentId(),
                new IndexUpdated(
                        "default",
                        chunks.documentId(),
                        chunks.version(),
                        IndexUpdated.Change.INDEXED,
                        1,
                        Instant.now()));
        Service.awaitStatus("alice", id, "SEARCHABLE");
        var document = Service.document("alice", id);
        assertThat(document.getLong("live.version")).isEqualTo(chunks.version());
        assertThat(document.getInt("live.chunkCount")).isEqualTo(1);
        assertThat(document.getString("mediaType")).isEqualTo("text/plain");
        assertThat(Service.log("alice", id).getList("steps.step"))
                .containsExactly(
                        "receive",
                        "download",
                        "detect",
                        "extract",
                        "clean",
                        "analyze",
                        "chunk",
                        "embed",
                        "publish",
                        "index");
    }

    @Test
    void anotherTitleOfTheSameBytesIsShown() {
        // Given
        var id = Service.uploadText("alice", "titled", TEXT)
                .statusCode(202)
                .extract()
                .<String>path("documentId");
        Service.awaitPublished("alice", id);
        // When
        Service.as("alice")
                .contentType("application/json")
                .body(Map.of("title", "A better name", "externalId", "titled", "text", TEXT))
                .post("/v1/documents")
                .then()
                .statusCode(202);
        // Then
        assertThat(Service.document("alice", id).getString("title")).isEqualTo("A better name");
    }

    @Test
    void aFileIsTakenInWithItsMetadata() {
        // Given
        var page =
                "<html><head><title>Travel policy</title></head><body><nav>Home</nav><h1>Travel</h1><p>Trains are preferred.</p></body></html>";
        // When
        var id = Service.as("alice")
                .multiPart("file", "policy.html", page.getBytes(StandardCharsets.UTF_8), "text/html")
                .multiPart(
                        "metadata",
                        Map.of("externalId", "file-1", "access", Map.of("teams", new String[] {"platform"})),
                        "application/json")
                .post("/v1/documents")
                .then()
                .statusCode(202)
                .header(
                        "Location",
                        endsWith(DocumentIds.documentId("default", new Source("upload:alice", "file-1"))
                                .toString()))
                .extract()
                .path("documentId")
                .toString();
        // Then
        var log = new Log(servers);
        var received = Log.event(log.records(Topics.DOCUMENT_RECEIVED, id).getFirst(), DocumentReceived.class);
        assertThat(received.access().owner()).isEqualTo("alice");
        assertThat(received.access().teams()).containsExactly("platform");
        var chunks = Log.event(log.awaitRecords(Topics.CHUNKS_EMBEDDED, id, 1).getFirst(), ChunksEmbedded.class);
        assertThat(chunks.title()).isEqualTo("Travel policy");
        assertThat(chunks.mediaType()).isEqualTo("text/html");
        assertThat(chunks.chunks().getFirst().text())
                .isEqualTo("Trains are preferred.")
                .doesNotContain("Home");
        assertThat(chunks.chunks().getFirst().headings()).containsExactly("Travel");
    }

    @Test
    void anEmptyFileEndsLikeEveryOtherOneWithACode() {
        // When
        var id = Service.as("alice")
                .multiPart("file", "empty.txt", new byte[0], "text/plain")
                .multiPart("metadata", Map.of("externalId", "empty-1"), "application/json")
                .post("/v1/documents")
                .then()
                .statusCode(202)
                .extract()
                .path("documentId")
                .toString();
        // Then
        Service.awaitStatus("alice", id, "REJECTED");
        assertThat(Service.document("alice", id).getString("error.code")).isEqualTo("EMPTY_DOCUMENT");
    }

    @Test
    void theSameIdempotencyKeyGivesTheSameAnswerAndAnotherRequestUnderItAConflict() {
        // Given
        var key = UUID.randomUUID().toString();
        var request = Map.of("text", TEXT);
        // When
        var first = idempotent(key, request).statusCode(202).extract().asString();
        var second = idempotent(key, request).statusCode(202).extract().asString();
        // Then
        assertThat(second).isEqualTo(first);
        idempotent(key, Map.of("text", "Something else."))
                .statusCode(409)
                .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void whatTheEventLogHasIsAcceptedAlsoWhenTheDatabaseLeavesMeanwhile() throws SQLException {
        // Given a database that is away for whatever comes after the event
        execute("""
                create function away() returns trigger language plpgsql as $$ begin raise exception sqlstate '57P03'; end $$;
                create trigger away before insert on document for each row
                    when (new.external_id = 'acknowledged') execute function away();
                create trigger away before update on idempotency_key for each row
                    when (new.external_id = 'acknowledged') execute function away()""");
        // When
        ExtractableResponse<Response> accepted;
        try {
            accepted = idempotent(UUID.randomUUID().toString(), Map.of("text", TEXT, "externalId", "acknowledged"))
                    .statusCode(202)
                    .body("status", equalTo("RECEIVED"))
                    .extract();
        } finally {
            execute("drop function away cascade");
        }
        // Then
        var id = accepted.path("documentId").toString();
        Service.awaitPublished("alice", id);
        assertThat(Service.document("alice", id).getLong("version"))
                .isEqualTo(accepted.jsonPath().getLong("version"));
    }

    @Test
    void theSameContentIsNotProcessedAgain() {
        // Given
        var log = new Log(servers);
        var first = Service.uploadText("alice", "same-1", TEXT).extract();
        var id = first.path("documentId").toString();
        Service.awaitPublished("alice", id);
        // When
        var second = Service.uploadText("alice", "same-1", TEXT).statusCode(202).extract();
        // Then
        assertThat(second.jsonPath().getLong("version"))
                .isGreaterThan(first.jsonPath().getLong("version"));
        Service.uploadText("alice", "same-1", TEXT + " And more.").statusCode(202);
        var versions = log.awaitRecords(Topics.CHUNKS_EMBEDDED, id, 2).stream()
                .map(record -> Log.event(record, ChunksEmbedded.class).version())
                .toList();
        assertThat(versions).hasSize(2).doesNotContain(second.jsonPath().getLong("version"));
    }

    @Test
    void aDeletedDocumentSaysSoAndItsDeletionIsPublished() {
        // Given
        var id = Service.uploadText("alice", "gone-1", TEXT)
                .extract()
                .path("documentId")
                .toString();
        // When
        Service.as("alice").delete("/v1/documents/" + id).then().statusCode(202).body("status", equalTo("DELETED"));
        // Then
        var last = new Log(servers).records(Topics.DOCUMENT_RECEIVED, id).getLast();
        assertThat(Log.event(last, DocumentReceived.class).operation()).isEqualTo(DocumentReceived.Operation.DELETE);
        assertThat(Service.document("alice", id).getString("status")).isEqualTo("DELETED");
    }

    @Test
    void anAdminMayUploadForAnotherUserWhoThenOwnsTheDocument() {
        // When
        var id = Service.as(TestTokens.of("olga").roles("admin"))
                .contentType("application/json")
                .body(Map.of(
                        "source",
                        "upload:bob",
                        "externalId",
                        "for-bob",
                        "text",
                        TEXT,
                        "access",
                        Map.of("owner", "bob")))
                .post("/v1/documents")
                .then()
                .statusCode(202)
                .extract()
                .path("documentId")
                .toString();
        // Then
        assertThat(Service.document("bob", id).getString("source.system")).isEqualTo("upload:bob");
    }

    @Test
    void theTraceOfARequestLeadsToItsChunksEvenWhenTheDocumentIsBusy() {
        // Given
        var log = new Log(servers);
        var traces = List.of(
                "0af7651916cd43dd8448eb211c80319c",
                "1bf7651916cd43dd8448eb211c80319d",
                "2cf7651916cd43dd8448eb211c80319e");
        // When
        var id = "";
        for (var trace : traces) {
            id = Service.as("alice")
                    .header("traceparent", "00-" + trace + "-b7ad6b7169203331-01")
                    .contentType("application/json")
                    .body(Map.of("externalId", "traced", "text", trace + " " + TEXT.repeat(40)))
                    .post("/v1/documents")
                    .then()
                    .statusCode(202)
                    .extract()
                    .path("documentId")
                    .toString();
        }
        // Then
        assertThat(log.records(Topics.DOCUMENT_RECEIVED, id))
                .extracting(UploadTest::trace)
                .containsExactlyElementsOf(traces);
        var last = traces.getLast();
        var documentId = id;
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(log.records(Topics.CHUNKS_EMBEDDED, documentId))
                        .extracting(UploadTest::trace)
                        .contains(last));
        assertThat(log.records(Topics.CHUNKS_EMBEDDED, id))
                .extracting(UploadTest::trace)
                .isSubsetOf(traces);
    }

    private static String trace(ConsumerRecord<String, byte[]> record) {
        return Log.header(record, "traceparent").split("-")[1];
    }

    private void execute(String statements) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    private static ValidatableResponse idempotent(String key, Map<String, String> request) {
        return Service.as("alice")
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(request)
                .post("/v1/documents")
                .then();
    }
}
