package dev.groundwork.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

import dev.groundwork.contracts.event.Content;
import dev.groundwork.contracts.event.DocumentIds;
import dev.groundwork.contracts.event.DocumentReceived;
import dev.groundwork.contracts.event.Source;
import dev.groundwork.contracts.event.Topics;
import dev.groundwork.embedded.fixture.InjectServers;
import dev.groundwork.embedded.fixture.TestServers;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens while the event log is away, and after. */
@ServiceTest
class OutageTest {

    @Inject
    DataSource database;

    @InjectServers
    TestServers servers;

    @ConfigProperty(name = "groundwork.ingest.blob.folder")
    Path blobs;

    @AfterEach
    void repair() throws IOException {
        if (Files.isDirectory(away())) {
            bringBlobsBack();
        }
        if (!servers.kafka().isRunning()) {
            servers.kafka().restart();
        }
        if (!servers.postgres().isRunning()) {
            servers.postgres().restart();
        }
    }

    @Test
    void withoutTheEventLogNothingIsAcceptedAndAfterwardsAllGoesOn() {
        // Given
        var before = Service.uploadText("alice", "before-the-outage", "All is well.")
                .extract()
                .path("documentId")
                .toString();
        servers.kafka().kill();
        // When
        Service.uploadText("alice", "during-the-outage", "Nothing works.")
                .statusCode(503)
                .contentType("application/problem+json")
                .body("code", equalTo("KAFKA_UNAVAILABLE"))
                .header("Retry-After", notNullValue());
        // Then
        Service.document("alice", before);
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/group/dependencies").then().statusCode(503).body("status", equalTo("DOWN"));

        servers.kafka().restart();
        var log = new Log(servers.kafka().bootstrapServers());
        var after = await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> Service.uploadText("alice", "after-the-outage", "All is well again.")
                                .extract()
                                .<String>path("documentId"),
                        id -> id != null);
        assertThat(log.awaitRecords(Topics.CHUNKS_EMBEDDED, after, 1)).isNotEmpty();
        assertThat(log.awaitRecords(Topics.CHUNKS_EMBEDDED, before, 1)).isNotEmpty();
        given().get("/q/health/live").then().statusCode(200);
    }

    @Test
    void theProcessLivesAsLongAsItReadsItsTopics() {
        given().get("/q/health/live")
                .then()
                .statusCode(200)
                .body(
                        "checks.collectMany { (it.data ?: [:]).keySet() }",
                        hasItems(
                                "document-received",
                                "document-received-retry-soon",
                                "document-received-retry-later",
                                "dead-letters",
                                "index-updated"));
    }

    @Test
    void withoutTheRegistryNothingIsAcceptedAndEventsWait() {
        // Given
        var source = new Source("wiki", "during-the-registry's-outage");
        var id = DocumentIds.documentId("default", source);
        var log = new Log(servers.kafka().bootstrapServers());
        var content = new Content("data:,Waited%20for.", null, null, null);
        var event = new DocumentReceived(
                "default", source, DocumentReceived.Operation.UPSERT, null, content, null, Instant.now());
        servers.postgres().kill();
        // When
        log.send(Topics.DOCUMENT_RECEIVED, id, event);
        Service.uploadText("alice", "registry-outage", "Nothing works.")
                .statusCode(503)
                .body("code", equalTo("DATABASE_UNAVAILABLE"));
        // Then
        servers.postgres().restart();
        assertThat(log.awaitRecords(Topics.CHUNKS_EMBEDDED, id.toString(), 1)).isNotEmpty();
        assertThat(log.records("document-received-dlq", id.toString())).isEmpty();
    }

    @Test
    void aDeletionThatIsOnItsTopicIsAcceptedThoughTheRegistryGoesAway() throws Exception {
        // Given: it waits for its row
        var id = Service.uploadText("alice", "deleted-in-the-registry's-outage", "Gone soon.")
                .extract()
                .<String>path("documentId");
        Service.awaitPublished("alice", id);
        var log = new Log(servers.kafka().bootstrapServers());
        CompletableFuture<Response> answer;
        try (var connection = database.getConnection();
                var lock = connection.prepareStatement("select pg_advisory_lock(? # ?)")) {
            lock.setLong(1, UUID.fromString(id).getMostSignificantBits());
            lock.setLong(2, UUID.fromString(id).getLeastSignificantBits());
            lock.execute();
            answer = CompletableFuture.supplyAsync(() -> Service.as("alice").delete("/v1/documents/" + id));
            log.awaitRecords(Topics.DOCUMENT_RECEIVED, id, 2);
            // When
            servers.postgres().kill();
        }
        // Then
        answer.get(1, TimeUnit.MINUTES).then().statusCode(202).body("status", equalTo("DELETED"));
        servers.postgres().restart();
        Service.awaitStatus("alice", id, "DELETED");
    }

    @Test
    void withoutTheBlobStoreNothingIsAcceptedAndDocumentsWait() throws IOException {
        // Given
        var log = new Log(servers.kafka().bootstrapServers());
        var source = new Source("wiki", "during-the-store's-outage");
        var id = DocumentIds.documentId("default", source);
        var event = new DocumentReceived(
                "default",
                source,
                DocumentReceived.Operation.UPSERT,
                null,
                new Content("data:,Stored%20later.", null, null, null),
                null,
                Instant.now());
        Files.move(blobs, away());
        Files.createDirectory(blobs);
        // When
        log.send(Topics.DOCUMENT_RECEIVED, id, event);
        Service.uploadText("alice", "blob-outage", "Nothing works.")
                .statusCode(503)
                .contentType("application/problem+json")
                .body("code", equalTo("BLOB_STORE_UNAVAILABLE"))
                .header("Retry-After", notNullValue());
        // Then
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/health/group/dependencies")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'blob_store' }.status", equalTo("DOWN"));

        bringBlobsBack();
        assertThat(log.awaitRecords(Topics.CHUNKS_EMBEDDED, id.toString(), 1)).isNotEmpty();
        assertThat(log.records("document-received-dlq", id.toString())).isEmpty();
        Service.uploadText("alice", "blob-outage", "All is well again.").statusCode(202);
    }

    @Test
    void theStateOfDependenciesIsAGroupOfItsOwn() {
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/q/health/group/dependencies")
                .then()
                .statusCode(200)
                .body("checks.name", hasItems("postgresql", "kafka", "blob_store"));
    }

    @Test
    void theNamesOfTheMeasuresAreThere() {
        // Given
        var id = Service.uploadText("alice", "measured", "Some text to measure.")
                .extract()
                .path("documentId")
                .toString();
        Service.awaitPublished("alice", id);
        // When
        var measures =
                given().get("/q/metrics").then().statusCode(200).extract().asString();
        // Then
        assertThat(measures)
                .contains("groundwork_ingest_step_duration_seconds_count{step=\"embed\"")
                .contains("groundwork_ingest_outcomes_total{code=\"\",outcome=\"Published\"")
                .contains("groundwork_ingest_waiting{age=\"over-1h\",status=\"PROCESSING\"}")
                .contains("groundwork_embedding_duration_seconds_count");
    }

    private Path away() {
        return blobs.resolveSibling(blobs.getFileName() + "-away");
    }

    private void bringBlobsBack() throws IOException {
        Files.deleteIfExists(blobs);
        Files.move(away(), blobs);
    }
}
