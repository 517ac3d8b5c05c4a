package dev.groundwork.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.groundwork.contracts.event.ChunksEmbedded;
import dev.groundwork.contracts.event.Content;
import dev.groundwork.contracts.event.DocumentReceived;
import dev.groundwork.contracts.event.EventHeaders;
import dev.groundwork.contracts.event.EventJson;
import dev.groundwork.contracts.event.Source;
import dev.groundwork.contracts.event.SourceAccess;
import dev.groundwork.contracts.event.Topics;
import dev.groundwork.embedded.fixture.TestTokens;
import dev.groundwork.ingest.Host.Answer;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Documents that lie on another host, and the delayed retries when it does not give them. */
@ServiceTest
class RemoteDocumentTest {

    private static final String RETRY_SOON = "document-received-retry-5000";
    private static final String RETRY_LATER = "document-received-retry-60000";
    private static final String DEAD_LETTERS = "document-received-dlq";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    private final Host host = new Host(Answer.of("The ferry leaves at nine."));
    private Log log;

    @BeforeEach
    void connect() {
        log = new Log(servers);
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void aLinkedDocumentIsFetchedAndIngested() {
        // When
        var id = Service.as("alice")
                .contentType("application/json")
                .body(Map.of("externalId", "linked", "uri", host.uri("/ferry.txt")))
                .post("/v1/documents")
                .then()
                .statusCode(202)
                .extract()
                .<String>path("documentId");
        // Then
        var chunks = Log.event(log.awaitRecords(Topics.CHUNKS_EMBEDDED, id, 1).getFirst(), ChunksEmbedded.class);
        assertThat(chunks.chunks().getFirst().text()).isEqualTo("The ferry leaves at nine.");
        assertThat(chunks.title()).isEqualTo("ferry");
    }

    @Test
    void whatTheHostDoesNotHaveIsRejectedAndNotTriedAgain() {
        // Given
        host.now(Answer.status(404));
        // When
        var id = send("not-there");
        // Then
        awaitStatus(id, "REJECTED");
        assertThat(document(id).getString("error.code")).isEqualTo("DOWNLOAD_REFUSED");
        assertThat(log.records(RETRY_SOON, id.toString())).isEmpty();
        assertThat(host.requests()).isEqualTo(1);
    }

    @Test
    void aHostThatIsBusyIsAskedAgainAfterFiveSeconds() {
        // Given
        host.now(Answer.status(503), Answer.of("The ferry leaves at ten."));
        var start = Instant.now();
        // When
        var id = send("busy");
        // Then
        var chunks = Log.event(
                log.awaitRecords(Topics.CHUNKS_EMBEDDED, id.toString(), 1).getFirst(), ChunksEmbedded.class);
        assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofSeconds(5));
        var original = log.records(Topics.DOCUMENT_RECEIVED, id.toString()).getFirst();
        assertThat(chunks.version()).isEqualTo(original.offset());
        var retry = log.records(RETRY_SOON, id.toString()).getFirst();
        assertThat(Log.header(retry, EventHeaders.VERSION)).isEqualTo(Long.toString(original.offset()));
        assertThat(Log.header(retry, EventHeaders.ATTEMPT)).isEqualTo("1");
    }

    @Test
    void aSecondFailureWaitsLonger() {
        // Given
        host.now(Answer.status(503));
        // When
        var id = retry(RETRY_SOON, "busy-twice", 1, 77);
        // Then
        var later = log.awaitRecords(RETRY_LATER, id.toString(), 1).getFirst();
        assertThat(Log.header(later, EventHeaders.VERSION)).isEqualTo("77");
        assertThat(Log.header(later, EventHeaders.ATTEMPT)).isEqualTo("2");
        assertThat(document(id).getString("status")).isEqualTo("PROCESSING");
    }

    @Test
    void theLastFailureIsADeadLetterThatAnOperatorCanRedriveUnderItsVersion() {
        // Given
        host.now(Answer.status(503));
        // When: of a version that lies before whatever place in the log the redrive gets
        var id = retry(RETRY_LATER, "busy-for-long", 2, 0);
        // Then
        var letter = log.awaitRecords(DEAD_LETTERS, id.toString(), 1).getFirst();
        assertThat(Log.header(letter, EventHeaders.STAGE)).isEqualTo("download");
        assertThat(Log.header(letter, EventHeaders.CAUSE)).isEqualTo("DOWNLOAD_FAILED");
        assertThat(Log.header(letter, EventHeaders.ATTEMPT)).isEqualTo("2");
        assertThat(Log.header(letter, EventHeaders.VERSION)).isEqualTo("0");
        assertThat(document(id).getString("status")).isEqualTo("FAILED");
        assertThat(document(id).getString("error.code")).isEqualTo("DOWNLOAD_FAILED");
        assertThat(Service.as(operator())
                        .get("/v1/documents/" + id + "/log")
                        .then()
                        .extract()
                        .jsonPath()
                        .getString("steps.find { it.step == 'download' }.detail"))
                .isEqualTo("DOWNLOAD_FAILED: The host answered 503.");

        host.now(Answer.of("The ferry leaves at noon."));
        var number = await().atMost(Duration.ofMinutes(1)).until(() -> letterOf(id), found -> found != null);
        Service.as(operator())
                .post("/v1/dead-letters/" + number + "/redrive")
                .then()
                .statusCode(202);
        var chunks = Log.event(
                log.awaitRecords(Topics.CHUNKS_EMBEDDED, id.toString(), 1).getFirst(), ChunksEmbedded.class);
        assertThat(chunks.version()).isZero();
    }

    private UUID send(String externalId) {
        var event = event(externalId);
        log.send(Topics.DOCUMENT_RECEIVED, event.documentId(), event);
        return event.documentId();
    }

    /** Puts the event on a topic of retries as one that has waited long enough. */
    private UUID retry(String topic, String externalId, int attempt, long version) {
        var event = event(externalId);
        log.send(
                topic,
                event.documentId().toString(),
                EventJson.write(event),
                Map.of(
                        EventHeaders.ATTEMPT, Integer.toString(attempt),
                        EventHeaders.VERSION, Long.toString(version)),
                Instant.now().minus(Duration.ofMinutes(2)));
        return event.documentId();
    }

    private DocumentReceived event(String externalId) {
        return new DocumentReceived(
                "default",
                new Source("harbour", externalId),
                DocumentReceived.Operation.UPSERT,
                null,
                new Content(host.uri("/ferry.txt"), null, null, null),
                SourceAccess.ownedBy("alice"),
                Instant.now());
    }

    private static void awaitStatus(UUID id, String status) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> status.equals(Service.as(operator())
                        .get("/v1/documents/" + id)
                        .jsonPath()
                        .getString("status")));
    }

    private static JsonPath document(UUID id) {
        return Service.as(operator())
                .get("/v1/documents/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Integer letterOf(UUID id) {
        return Service.as(operator())
                .get("/v1/dead-letters")
                .jsonPath()
                .get("items.find { it.documentId == '" + id + "' }?.id");
    }

    private static TestTokens operator() {
        return TestTokens.of("otto").roles("operator");
    }
}
