package dev.groundwork.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.groundwork.contracts.event.ChunksEmbedded;
import dev.groundwork.contracts.event.EventHeaders;
import dev.groundwork.contracts.event.EventJson;
import dev.groundwork.contracts.event.IndexUpdated;
import dev.groundwork.contracts.event.Topics;
import dev.groundwork.ingest.deadletter.DeadLetterConsumer;
import dev.groundwork.ingest.registry.IndexNews;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the index could not write, and what it said that could not be read. */
@ServiceTest
class IndexLetterTest {

    private static final String REFUSED = Topics.deadLettersOf(Topics.CHUNKS_EMBEDDED);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @Inject
    DeadLetterConsumer consumer;

    @Inject
    IndexNews news;

    @Inject
    DataSource database;

    private Log log;

    @BeforeEach
    void connect() {
        log = new Log(servers);
    }

    @Test
    void aDocumentFailsWithABatchThatTheIndexDoesNotTake() {
        // Given
        var batch = published("refused");
        // When
        refuse(batch, "REFUSED");
        // Then
        Service.awaitStatus("alice", batch.key(), "FAILED");
        assertThat(Service.document("alice", batch.key()).getString("error.code"))
                .isEqualTo("REFUSED");
        assertThat(Service.log("alice", batch.key()).getString("steps.find { it.step == 'index' }.outcome"))
                .isEqualTo("FAILED");
        Letters.awaitGroup("REFUSED", 1);
        var letter = Letters.letters("cause=REFUSED").getMap("items[0]");
        assertThat(letter)
                .containsEntry("topic", REFUSED)
                .containsEntry("documentId", batch.key())
                .containsEntry("stage", "index")
                .containsEntry("attempt", 1);
        assertThat(letter.get("version")).hasToString(Long.toString(version(batch)));
    }

    @Test
    void aBatchThatIsRedrivenIsTheSameAndAwaitedAgain() {
        // Given
        var batch = published("redriven");
        var letter = refuse(batch, "REDRIVEN_BATCH");
        Letters.awaitGroup("REDRIVEN_BATCH", 1);
        Service.awaitStatus("alice", batch.key(), "FAILED");
        // When
        var report = Letters.redrive("{\"cause\": \"REDRIVEN_BATCH\"}");
        // Then
        assertThat(report.getInt("redriven")).isEqualTo(1);
        var sent = log.awaitRecords(Topics.CHUNKS_EMBEDDED, batch.key(), 2).getLast();
        assertThat(sent.partition()).isEqualTo(batch.partition());
        assertThat(sent.value()).isEqualTo(batch.value());
        assertThat(Log.header(sent, "ce_id")).isEqualTo(Log.header(batch, "ce_id"));
        Service.awaitStatus("alice", batch.key(), "PROCESSING");
        // When the letter is read once more
        consumer.consume(letter);
        // Then
        Service.awaitStatus("alice", batch.key(), "PROCESSING");
    }

    @Test
    void aVersionIsAwaitedOnlyWhenNothingOfItIsLeft() {
        // Given
        var batch = published("in-parts");
        refuse(batch, "PART_A");
        refuse(batch, "PART_B");
        Letters.awaitGroup("PART_A", 1);
        Letters.awaitGroup("PART_B", 1);
        // When
        Letters.redrive("{\"cause\": \"PART_A\"}");
        // Then
        Service.awaitStatus("alice", batch.key(), "FAILED");
        Letters.redrive("{\"cause\": \"PART_B\"}");
        Service.awaitStatus("alice", batch.key(), "PROCESSING");
    }

    @Test
    void whatReadersFindStaysSearchable() {
        // Given
        var batch = published("live");
        log.send(Topics.INDEX_UPDATED, UUID.fromString(batch.key()), indexed(batch));
        Service.awaitStatus("alice", batch.key(), "SEARCHABLE");
        // When
        refuse(batch, "OF_A_LIVE_ONE");
        // Then
        Letters.awaitGroup("OF_A_LIVE_ONE", 1);
        Service.awaitStatus("alice", batch.key(), "SEARCHABLE");
        assertThat(Service.log("alice", batch.key()).getString("steps.find { it.step == 'index' }.outcome"))
                .isEqualTo("OK");
    }

    @Test
    void aLetterThatComesAgainDoesNotEndALaterAttempt() {
        // Given
        var batch = published("comes-again");
        var letter = refuse(batch, "COMES_AGAIN");
        Service.awaitStatus("alice", batch.key(), "FAILED");
        Service.uploadText("alice", "index-letter-comes-again", "What the index could not write: comes-again");
        log.awaitRecords(Topics.CHUNKS_EMBEDDED, batch.key(), 2);
        // When
        consumer.consume(letter);
        // Then
        assertThat(Service.document("alice", batch.key()).getString("status")).isEqualTo("PROCESSING");
    }

    @Test
    void whatIsRefusedWhileTheOthersAreSentAgainIsNotForgotten() throws Exception {
        // Given
        var batch = published("refused-meanwhile");
        var version = version(batch);
        var id = UUID.fromString(batch.key());
        news.refused(id, version, "FIRST");
        // When
        var refusal = new AtomicReference<Thread>();
        news.awaited(id, version, () -> {
            refusal.set(Thread.startVirtualThread(() -> news.refused(id, version, "SECOND")));
            await().atMost(Duration.ofMinutes(1)).until(() -> !refusal.get().isAlive() || isWaitedForDocument());
            return true;
        });
        refusal.get().join();
        // Then
        assertThat(Service.document("alice", batch.key()).getString("status")).isEqualTo("FAILED");
    }

    @Test
    void anOwnerWhoSendsTheSameTextAgainHasItTriedAgain() {
        // Given
        var batch = published("sent-again");
        refuse(batch, "SENT_AGAIN");
        Service.awaitStatus("alice", batch.key(), "FAILED");
        // When
        var receipt =
                Service.uploadText("alice", "index-letter-sent-again", "What the index could not write: sent-again");
        // Then
        assertThat(receipt.statusCode(202).extract().<String>path("status")).isNotEqualTo("FAILED");
        log.awaitRecords(Topics.CHUNKS_EMBEDDED, batch.key(), 2);
        Service.awaitStatus("alice", batch.key(), "PROCESSING");
    }

    @Test
    void aBatchThatIsEmptyEndsNoVersionAndIsListed() {
        // Given
        var batch = published("empty");
        // When
        log.send(REFUSED, batch.key(), null, Map.of(EventHeaders.CAUSE, "EMPTY"));
        // Then
        Letters.awaitGroup("EMPTY", 1);
        assertThat(Letters.letters("cause=EMPTY").getString("items[0].documentId"))
                .isEqualTo(batch.key());
        consumer.consume(log.records(REFUSED, batch.key()).getLast());
        assertThat(Service.document("alice", batch.key()).getString("status")).isEqualTo("PROCESSING");
    }

    @Test
    void whatTheIndexSaidIsHeardWhenItIsRedriven() {
        // Given
        var batch = published("unheard");
        log.send(
                Topics.deadLettersOf(Topics.INDEX_UPDATED),
                batch.key(),
                EventJson.write(indexed(batch)),
                Map.of(EventHeaders.CAUSE, "UNHEARD"));
        Letters.awaitGroup("UNHEARD", 1);
        assertThat(Letters.letters("cause=UNHEARD").getString("items[0].documentId"))
                .isEqualTo(batch.key());
        // When
        Letters.redrive("{\"cause\": \"UNHEARD\"}");
        // Then
        Service.awaitStatus("alice", batch.key(), "SEARCHABLE");
    }

    @Test
    void whatTheIndexSaidBeforeItSaidSomethingElseIsNoNewsAnyMore() {
        // Given
        var batch = published("said-before");
        var first = indexed(batch);
        news.enter(first);
        Service.awaitStatus("alice", batch.key(), "SEARCHABLE");
        var removed = new IndexUpdated(
                first.tenant(),
                first.documentId(),
                first.version(),
                IndexUpdated.Change.REMOVED,
                0,
                first.occurredAt().plusMillis(1));
        news.enter(removed);
        // When
        news.enter(first);
        // Then
        assertThat(Service.document("alice", batch.key()).<Object>get("live")).isNull();
        assertThat(Service.log("alice", batch.key()).getInt("steps.find { it.step == 'index' }.runs"))
                .isEqualTo(1);
    }

    @Test
    void whatTheIndexSaidAndNobodyUnderstoodIsListed() {
        // Given
        var key = UUID.randomUUID().toString();
        // When
        log.send(Topics.INDEX_UPDATED, key, "no json".getBytes(StandardCharsets.UTF_8), Map.of());
        // Then
        await().atMost(Duration.ofMinutes(1))
                .until(() -> Letters.letters("cause=NO_EVENT&stage=index")
                        .getList("items.topic")
                        .contains("index-updated-dlq"));
    }

    /** @return the one batch of a document that is on its way to the index */
    private ConsumerRecord<String, byte[]> published(String externalId) {
        var id = upload(externalId);
        Service.awaitPublished("alice", id);
        return log.awaitRecords(Topics.CHUNKS_EMBEDDED, id, 1).getFirst();
    }

    private static String upload(String externalId) {
        return Service.uploadText(
                        "alice", "index-letter-" + externalId, "What the index could not write: " + externalId)
                .statusCode(202)
                .extract()
                .path("documentId");
    }

    /** @return the letter, as query-service sends it */
    private ConsumerRecord<String, byte[]> refuse(ConsumerRecord<String, byte[]> batch, String cause) {
        log.send(
                REFUSED,
                batch.key(),
                batch.value(),
                Map.of(
                        "ce_id",
                        Log.header(batch, "ce_id"),
                        EventHeaders.STAGE,
                        "index",
                        EventHeaders.CAUSE,
                        cause,
                        EventHeaders.ATTEMPT,
                        "1",
                        EventHeaders.VERSION,
                        Long.toString(version(batch))));
        return log.records(REFUSED, batch.key()).getLast();
    }

    private boolean isWaitedForDocument() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery(
                        "select exists (select 1 from pg_locks where locktype = 'advisory' and not granted)")) {
            return found.next() && found.getBoolean(1);
        }
    }

    private static long version(ConsumerRecord<String, byte[]> batch) {
        return Log.event(batch, ChunksEmbedded.class).version();
    }

    private static IndexUpdated indexed(ConsumerRecord<String, byte[]> batch) {
        return new IndexUpdated(
                "default", UUID.fromString(batch.key()), version(batch), IndexUpdated.Change.INDEXED, 1, Instant.now());
    }
}
