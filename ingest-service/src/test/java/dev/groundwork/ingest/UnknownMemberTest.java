package dev.groundwork.ingest;

import static dev.groundwork.ingest.Containers.mail;
import static dev.groundwork.ingest.Containers.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.groundwork.contracts.event.ChunksEmbedded;
import dev.groundwork.contracts.event.Content;
import dev.groundwork.contracts.event.DocumentReceived;
import dev.groundwork.contracts.event.DocumentReceived.Operation;
import dev.groundwork.contracts.event.EventHeaders;
import dev.groundwork.contracts.event.Source;
import dev.groundwork.contracts.event.SourceAccess;
import dev.groundwork.contracts.event.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What others say lies in a document. */
@ServiceTest
class UnknownMemberTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    private Log log;

    @BeforeEach
    void connect() {
        log = new Log(servers);
    }

    @Test
    void whatItsSourceAloneSaysLiesInADocumentIsADeadLetterUntilItIsSentByItself() {
        // Given
        var parent = event("parent", "data:,The%20letter.");
        var version = send(parent);
        awaitChunks(parent, 1);
        var event = event("enclosure", "data:,The%20enclosure.");
        // When
        var refused = send(event.memberOf(parent.documentId(), version));
        // Then
        var letter = log.awaitRecords(Letters.TOPIC, event.documentId().toString(), 1)
                .getFirst();
        assertThat(Log.header(letter, EventHeaders.CAUSE)).isEqualTo("UNKNOWN_MEMBER");
        assertThat(Log.header(letter, EventHeaders.STAGE)).isEqualTo("receive");
        assertThat(Log.header(letter, EventHeaders.VERSION)).isEqualTo(Long.toString(refused));
        assertThat(Log.header(letter, "dead-letter-reason"))
                .contains(parent.documentId().toString())
                .contains("have its source send it without parentId");
        assertThat(status(event)).isEqualTo(404);
        // When
        var sent = send(event);
        // Then
        assertThat(awaitChunks(event, 1)).extracting(ChunksEmbedded::version).containsExactly(sent);
        assertThat(status(event)).isEqualTo(200);
    }

    @Test
    void aDocumentOfItsOwnStaysWhatItIs() {
        // Given
        var event = event("root", "data:,By%20itself.");
        send(event);
        awaitChunks(event, 1);
        // When: in a document that nobody knows, and as a deletion
        var lost = event("root", "data:,In%20another.").memberOf(UUID.randomUUID(), 1);
        send(lost);
        send(new DocumentReceived("default", event.source(), Operation.DELETE, null, null, null, Instant.now())
                .memberOf(UUID.randomUUID(), 1));
        // Then
        assertThat(log.awaitRecords(Letters.TOPIC, event.documentId().toString(), 2))
                .extracting(letter -> Log.header(letter, EventHeaders.CAUSE))
                .containsExactly("UNKNOWN_MEMBER", "UNKNOWN_MEMBER");
        var last = send(event);
        assertThat(awaitChunks(event, 2).getLast().version()).isEqualTo(last);
    }

    @Test
    void whatWasFoundInADocumentIsNoneHoweverLateItIsSaidAgain() {
        // Given
        String parent = Service.as("alice")
                .multiPart("file", "mail", mail("See below.", Map.of("hours.txt", text("It opens at six."))))
                .post("/v1/documents")
                .then()
                .statusCode(202)
                .extract()
                .path("documentId");
        var list = "/v1/documents?parent=" + parent;
        String member = await().atMost(Duration.ofMinutes(1))
                .until(() -> Service.as("alice").get(list).path("items[0].documentId"), Objects::nonNull);
        var told = log.awaitRecords(Topics.DOCUMENT_RECEIVED, member, 1).getFirst();
        // When it is replayed, and said anew when it is gone
        log.send(
                Topics.DOCUMENT_RECEIVED,
                member,
                told.value(),
                Map.of(EventHeaders.VERSION, Long.toString(told.offset())));
        Service.as("alice").delete("/v1/documents/" + parent).then().statusCode(202);
        Service.awaitStatus("alice", member, "DELETED");
        log.send(Topics.DOCUMENT_RECEIVED, member, told.value(), Map.of());
        // Then its deletion is told again, and that is all
        log.awaitRecords(Topics.DOCUMENT_RECEIVED, member, 5);
        assertThat(log.records(Letters.TOPIC, member)).isEmpty();
    }

    private long send(DocumentReceived event) {
        return log.send(Topics.DOCUMENT_RECEIVED, event.documentId(), event);
    }

    private List<ChunksEmbedded> awaitChunks(DocumentReceived event, int count) {
        return log.awaitRecords(Topics.CHUNKS_EMBEDDED, event.documentId().toString(), count).stream()
                .map(record -> Log.event(record, ChunksEmbedded.class))
                .toList();
    }

    private static int status(DocumentReceived event) {
        return Letters.operator().get("/v1/documents/" + event.documentId()).statusCode();
    }

    private static DocumentReceived event(String externalId, String uri) {
        return new DocumentReceived(
                "default",
                new Source("unknown-member-test", externalId),
                Operation.UPSERT,
                null,
                new Content(uri, null, null, null),
                new SourceAccess(true, null, null, null, null, null),
                Instant.now());
    }
}
