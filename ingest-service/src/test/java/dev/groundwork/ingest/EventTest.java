package dev.groundwork.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.groundwork.contracts.event.ChunksEmbedded;
import dev.groundwork.contracts.event.Content;
import dev.groundwork.contracts.event.DocumentIds;
import dev.groundwork.contracts.event.DocumentReceived;
import dev.groundwork.contracts.event.DocumentReceived.Operation;
import dev.groundwork.contracts.event.EventHeaders;
import dev.groundwork.contracts.event.EventJson;
import dev.groundwork.contracts.event.IndexUpdated;
import dev.groundwork.contracts.event.Source;
import dev.groundwork.contracts.event.SourceAccess;
import dev.groundwork.contracts.event.Topics;
import dev.groundwork.embedded.fixture.TestTokens;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events that do not come through REST. */
@ServiceTest
class EventTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    private Log log;

    @BeforeEach
    void connect() {
        log = new Log(servers);
    }

    @Test
    void anEventStraightToTheTopicIsIngested() {
        // Given
        var source = new Source("wiki", "HR-7");
        // When
        var offset = send(source, Operation.UPSERT, "data:text/markdown,%23%20Leave%0A%0AThirty%20days%20a%20year.");
        // Then
        var chunks = chunks(source, 1).getFirst();
        assertThat(chunks.version()).isEqualTo(offset);
        assertThat(chunks.chunks().getFirst().text()).contains("Thirty days a year.");
        assertThat(asOperator("/v1/documents/" + id(source)).getString("source.system"))
                .isEqualTo("wiki");
    }

    @Test
    void whatIsNoEventBecomesADeadLetterAndTheNextIsProcessed() {
        // Given
        var key = UUID.randomUUID().toString();
        var source = new Source("wiki", "after-the-bad-one");
        // When
        log.send(Topics.DOCUMENT_RECEIVED, key, "no json".getBytes(StandardCharsets.UTF_8), Map.of());
        send(source, Operation.UPSERT, "data:,Still%20processed.");
        // Then
        assertThat(chunks(source, 1)).hasSize(1);
        var letter = log.awaitRecords("document-received-dlq", key, 1).getFirst();
        assertThat(letter.value()).asString().isEqualTo("no json");
        assertThat(Log.header(letter, EventHeaders.CAUSE)).isEqualTo("NO_EVENT");
        assertThat(Log.header(letter, EventHeaders.STAGE)).isEqualTo("receive");
        await().atMost(Duration.ofMinutes(1))
                .until(() ->
                        asOperator("/v1/dead-letters").getList("items.cause").contains("NO_EVENT"));
    }

    @Test
    void anEventUnderAForeignKeyIsADeadLetter() {
        // Given
        var source = new Source("wiki", "foreign-key");
        var key = UUID.randomUUID().toString();
        // When
        log.send(Topics.DOCUMENT_RECEIVED, key, EventJson.write(event(source, Operation.UPSERT, "data:,x")), Map.of());
        // Then
        var letter = log.awaitRecords("document-received-dlq", key, 1).getFirst();
        assertThat(Log.header(letter, EventHeaders.CAUSE)).isEqualTo("KEY_MISMATCH");
        assertThat(Service.as(TestTokens.of("otto").roles("operator"))
                        .get("/v1/documents/" + id(source))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aRedrivenDeadLetterKeepsItsVersion() {
        // Given
        var key = UUID.randomUUID().toString();
        var before = newestLetter();
        var offset = log.send(Topics.DOCUMENT_RECEIVED, key, "not yet json".getBytes(StandardCharsets.UTF_8), Map.of());
        var letter =
                await().atMost(Duration.ofMinutes(1)).until(() -> letterBehind(before, offset), found -> found != null);
        // When
        Service.as(TestTokens.of("otto").roles("operator"))
                .post("/v1/dead-letters/" + letter + "/redrive")
                .then()
                .statusCode(202);
        // Then
        var again = log.awaitRecords(Topics.DOCUMENT_RECEIVED, key, 2).getLast();
        assertThat(Log.header(again, EventHeaders.VERSION)).isEqualTo(Long.toString(offset));
        assertThat(again.value()).asString().isEqualTo("not yet json");
    }

    @Test
    void anEventThatClaimsTheFutureIsADeadLetterAndSilencesNobody() {
        // Given
        var source = new Source("wiki", "from-the-future");
        var event = EventJson.write(event(source, Operation.UPSERT, "data:,Forged."));
        // When
        log.send(
                Topics.DOCUMENT_RECEIVED,
                id(source).toString(),
                event,
                Map.of(EventHeaders.VERSION, Long.toString(Long.MAX_VALUE)));
        var last = send(source, Operation.UPSERT, "data:,Genuine.");
        // Then
        assertThat(chunks(source, 1)).extracting(ChunksEmbedded::version).containsExactly(last);
        var letter = log.awaitRecords("document-received-dlq", id(source).toString(), 1)
                .getFirst();
        assertThat(Log.header(letter, EventHeaders.CAUSE)).isEqualTo("NO_EVENT");
    }

    @Test
    void aDeadLetterWithBrokenHeadersIsListedButNotRedriven() {
        // When
        log.send(
                "document-received-dlq",
                "broken\0key",
                new byte[] {0},
                Map.of(EventHeaders.VERSION, "none", EventHeaders.CAUSE, "BROKEN\0HEADERS"));
        // Then
        await().atMost(Duration.ofMinutes(1))
                .until(() ->
                        asOperator("/v1/dead-letters").getList("items.cause").contains("BROKENHEADERS"));
        var letter = asOperator("/v1/dead-letters").getMap("items.find { it.cause == 'BROKENHEADERS' }");
        assertThat(letter.get("version")).isNull();
        Service.as(TestTokens.of("otto").roles("operator"))
                .post("/v1/dead-letters/" + letter.get("id") + "/redrive")
                .then()
                .statusCode(400);
    }

    @Test
    void whatTheTopicTookCompressedGoesToTheDeadLetters() {
        // Given
        var key = UUID.randomUUID().toString();
        var longer = UUID.randomUUID().toString();
        // When
        log.sendCompressed(Topics.DOCUMENT_RECEIVED, key, new byte[1_800_000]);
        log.sendCompressed(Topics.DOCUMENT_RECEIVED, longer, new byte[20_000_000]);
        log.sendCompressed(Topics.INDEX_UPDATED, longer, new byte[20_000_000]);
        // Then: what is longer than a letter is told of, and nothing behind it waits
        assertThat(log.awaitRecords("document-received-dlq", key, 1)).hasSize(1);
        assertThat(log.awaitRecords("index-updated-dlq", longer, 1)).hasSize(1);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> asOperator("/v1/dead-letters").getList("items.reason", String.class).stream()
                        .anyMatch(reason -> reason != null && reason.contains("is too long for a dead letter")));
    }

    @Test
    void anOlderVersionThatComesLateChangesNothing() {
        // Given
        var source = new Source("wiki", "out-of-order");
        var offset = send(source, Operation.UPSERT, "data:,The%20new%20text.");
        chunks(source, 1);
        // When
        log.send(
                Topics.DOCUMENT_RECEIVED,
                id(source).toString(),
                EventJson.write(event(source, Operation.UPSERT, "data:,The%20old%20text.")),
                Map.of(EventHeaders.VERSION, Long.toString(offset - 1)));
        var last = send(source, Operation.UPSERT, "data:,The%20newest%20text.");
        // Then
        assertThat(chunks(source, 2)).extracting(ChunksEmbedded::version).containsExactly(offset, last);
    }

    @Test
    void aDeletionIsNotUndoneByWhatIsOlder() {
        // Given
        var source = new Source("wiki", "tombstone");
        var deleted = send(source, Operation.DELETE, null);
        // When
        log.send(
                Topics.DOCUMENT_RECEIVED,
                id(source).toString(),
                EventJson.write(event(source, Operation.UPSERT, "data:,Undead.")),
                Map.of(EventHeaders.VERSION, Long.toString(deleted - 1)));
        // Then
        var newer = send(source, Operation.UPSERT, "data:,Reborn.");
        assertThat(chunks(source, 1)).extracting(ChunksEmbedded::version).containsExactly(newer);
    }

    @Test
    void aDocumentThatCannotBeReadIsRejectedWithACode() {
        // Given
        var source = new Source("wiki", "broken");
        // When
        send(
                source,
                Operation.UPSERT,
                "data:application/pdf;base64,"
                        + Base64.getEncoder().encodeToString("%PDF-1.7 broken".getBytes(StandardCharsets.UTF_8)));
        // Then
        await().atMost(Duration.ofMinutes(1)).until(() -> "REJECTED".equals(status(source)));
        assertThat(asOperator("/v1/documents/" + id(source)).getString("error.code"))
                .isEqualTo("CORRUPT_DOCUMENT");
        assertThat(asOperator("/v1/documents?status=REJECTED").getList("items.documentId"))
                .contains(id(source).toString());
    }

    @Test
    void aBlobThatIsNoneIsTheDocumentsFaultHoweverLongItsName() {
        // Given
        var source = new Source("wiki", "no-blob");
        var name = new byte[100_000];
        new Random(7).nextBytes(name);
        // When
        send(source, Operation.UPSERT, "blob:" + HexFormat.of().formatHex(name));
        // Then
        await().atMost(Duration.ofMinutes(1)).until(() -> "REJECTED".equals(status(source)));
        assertThat(asOperator("/v1/documents/" + id(source)).getString("error.code"))
                .isEqualTo("UNSUPPORTED_URI");
    }

    @Test
    void whatTheIndexReportsTwiceOrLateIsTheSame() {
        // Given
        var source = new Source("wiki", "indexed");
        var version = send(source, Operation.UPSERT, "data:,Indexed%20text.");
        chunks(source, 1);
        // When
        indexed(source, version, IndexUpdated.Change.INDEXED);
        indexed(source, version, IndexUpdated.Change.INDEXED);
        await().atMost(Duration.ofMinutes(1)).until(() -> "SEARCHABLE".equals(status(source)));
        var deleted = send(source, Operation.DELETE, null);
        indexed(source, deleted, IndexUpdated.Change.REMOVED);
        indexed(source, version, IndexUpdated.Change.INDEXED);
        // Then
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            var document = asOperator("/v1/documents/" + id(source));
            assertThat(document.getString("status")).isEqualTo("DELETED");
            assertThat(document.<Object>get("live")).isNull();
        });
    }

    private long send(Source source, Operation operation, String uri) {
        return log.send(Topics.DOCUMENT_RECEIVED, id(source), event(source, operation, uri));
    }

    private void indexed(Source source, long version, IndexUpdated.Change change) {
        log.send(
                Topics.INDEX_UPDATED,
                id(source),
                new IndexUpdated("default", id(source), version, change, 1, Instant.now()));
    }

    private List<ChunksEmbedded> chunks(Source source, int count) {
        return log.awaitRecords(Topics.CHUNKS_EMBEDDED, id(source).toString(), count).stream()
                .map(record -> Log.event(record, ChunksEmbedded.class))
                .toList();
    }

    private static String status(Source source) {
        return Service.as(TestTokens.of("otto").roles("operator"))
                .get("/v1/documents/" + id(source))
                .jsonPath()
                .getString("status");
    }

    private static int newestLetter() {
        return asOperator("/v1/dead-letters?limit=1").getList("items.id", Integer.class).stream()
                .findFirst()
                .orElse(0);
    }

    /** Offsets of other partitions are equal by chance, so the letter must be newer, too. */
    private static Integer letterBehind(int before, long offset) {
        return asOperator("/v1/dead-letters")
                .get("items.find { it.id > " + before + " && it.version == " + offset + " }?.id");
    }

    private static JsonPath asOperator(String path) {
        return Service.as(TestTokens.of("otto").roles("operator"))
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static UUID id(Source source) {
        return DocumentIds.documentId("default", source);
    }

    private static DocumentReceived event(Source source, Operation operation, String uri) {
        var content = uri == null ? null : new Content(uri, null, null, null);
        return new DocumentReceived(
                "default",
                source,
                operation,
                null,
                content,
                new SourceAccess(true, null, null, null, null, null),
                Instant.now());
    }
}
