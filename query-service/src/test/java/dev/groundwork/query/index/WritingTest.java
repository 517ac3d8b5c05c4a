package dev.groundwork.query.index;

import static dev.groundwork.query.fixture.Searches.alice;
import static dev.groundwork.query.fixture.Searches.hits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.groundwork.contracts.event.Access;
import dev.groundwork.contracts.event.Chunk;
import dev.groundwork.contracts.event.ChunksEmbedded;
import dev.groundwork.contracts.event.DocumentIds;
import dev.groundwork.contracts.event.EventHeaders;
import dev.groundwork.contracts.event.IndexUpdated;
import dev.groundwork.contracts.event.IndexUpdated.Change;
import dev.groundwork.contracts.event.Source;
import dev.groundwork.contracts.event.Topics;
import dev.groundwork.contracts.http.Hit;
import dev.groundwork.query.fixture.Elapsed;
import dev.groundwork.query.fixture.FakePermissions;
import dev.groundwork.query.fixture.IndexState;
import dev.groundwork.query.fixture.InjectPermissions;
import dev.groundwork.query.fixture.KafkaFixture;
import dev.groundwork.query.fixture.TestDocument;
import dev.groundwork.query.fixture.WithServers;
import dev.groundwork.query.index.store.ChunkStore;
import dev.groundwork.query.index.store.Generation;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@WithServers
class WritingTest {

    @InjectPermissions
    FakePermissions permissions;

    @Inject
    Jdbi jdbi;

    @Inject
    ChunkStore chunks;

    @Test
    void aDocumentIsFoundOnceItsChunksAndThenItsAccessHaveCome() {
        // Given
        var document = new TestDocument(permissions).batch(10, 0, 1, "The zebrafish launch code", "Second part");
        document.awaitHeard();
        assertThat(hits(alice(), "zebrafish", document.id())).isEmpty();
        // When
        document.access(10, "team:platform");
        // Then
        assertThat(document.awaitAnnounced(Change.INDEXED, 10).chunks()).isEqualTo(2);
        assertThat(hits(alice(), "zebrafish", document.id())).singleElement().satisfies(hit -> {
            assertThat(hit.version()).isEqualTo(10);
            assertThat(hit.text()).isEqualTo("The zebrafish launch code");
            assertThat(hit.title()).isEqualTo("Title");
            assertThat(hit.page()).isEqualTo(1);
            assertThat(hit.denseScore()).isNull();
        });
    }

    @Test
    void batchesComeInAnyOrderAndTwiceAfterTheAccess() {
        // Given
        var document = new TestDocument(permissions).access(7, "team:platform");
        document.batch(7, 1, 2, "third wombat", "fourth wombat").batch(7, 1, 2, "third wombat", "fourth wombat");
        document.awaitHeard();
        assertThat(document.announced()).isEmpty();
        // When
        document.batch(7, 0, 2, "first wombat", "second wombat");
        // Then
        assertThat(document.awaitAnnounced(Change.INDEXED, 7).chunks()).isEqualTo(4);
        assertThat(hits(alice(), "wombat", document.id()))
                .extracting(Hit::ordinal)
                .containsExactlyInAnyOrder(0, 1, 2, 3);
        assertThat(IndexState.points(document.id())).isEqualTo(4);
    }

    @Test
    void aVersionWaitsForTheAccessOfThatVersion() {
        // Given
        var document = new TestDocument(permissions).access(3, "team:platform").batch(4, 0, 1, "quokka");
        document.awaitHeard();
        assertThat(document.announced()).isEmpty();
        // When
        document.access(4, "team:platform");
        // Then
        document.awaitAnnounced(Change.INDEXED, 4);
    }

    @Test
    void sayingEverythingAgainChangesNothing() {
        // Given
        var document =
                new TestDocument(permissions).batch(1, 0, 1, "numbat one").access(1, "team:platform");
        document.awaitAnnounced(Change.INDEXED, 1);
        document.batch(2, 0, 1, "numbat two");
        document.awaitHeard(); // access that came first would be news of version 1
        document.access(2, "team:platform");
        document.awaitAnnounced(Change.INDEXED, 2);
        Elapsed.anHourFor(jdbi, document.id());
        await().atMost(Duration.ofMinutes(1)).until(() -> isSwept(document));
        var rows = rows(document);
        var announced = document.announced();
        // When
        document.replay();
        // Then
        assertThat(rows(document)).isEqualTo(rows);
        assertThat(document.announced())
                .isEqualTo(announced)
                .extracting(IndexUpdated::version)
                .containsExactly(1L, 2L);
        assertThat(IndexState.points(document.id())).isEqualTo(1);
        assertThat(hits(alice(), "numbat", document.id()))
                .extracting(Hit::version)
                .containsExactly(2L);
    }

    @Test
    void whatTheIndexLostOfALiveVersionComesBackWithItsBatches() {
        // Given
        var document = new TestDocument(permissions).batch(3, 0, 2, "dugong one", "dugong two");
        document.batch(3, 1, 2, "dugong three", "dugong four").access(3, "team:platform");
        document.awaitAnnounced(Change.INDEXED, 3);
        IndexState.lose(document.id(), 1);
        IndexState.lose(document.id(), 2);
        // When
        document.replay();
        // Then
        assertThat(IndexState.points(document.id())).isEqualTo(4);
        assertThat(hits(alice(), "dugong", document.id()))
                .extracting(Hit::text)
                .containsExactlyInAnyOrder("dugong one", "dugong two", "dugong three", "dugong four");
        assertThat(document.announced()).hasSize(1);
    }

    @Test
    void aLiveVersionIsMendedInTheChunksItComesAnewInAndNeverReplacedWhileItIsWhole() {
        // Given
        var document = new TestDocument(permissions).batch(3, 0, 1, "manatee one", "manatee two", "manatee three");
        document.access(3, "team:platform").awaitAnnounced(Change.INDEXED, 3);
        document.batch(3, 0, 2, "manatee other").awaitHeard();
        var whole = hits(alice(), "manatee", document.id());
        IndexState.lose(document.id(), 0);
        // When
        document.batch(3, 0, 2, "manatee first").awaitHeard();
        document.batch(3, 1, 2, "manatee last").awaitHeard();
        // Then
        assertThat(whole).hasSize(3).extracting(Hit::text).doesNotContain("manatee other");
        await().until(() -> document.announced().getLast().chunks() == 2);
        assertThat(hits(alice(), "manatee", document.id()))
                .extracting(Hit::text)
                .containsExactlyInAnyOrder("manatee first", "manatee last");
    }

    @Test
    void aVersionThatComesAnewInFewerChunksLeavesNoneBehind() {
        // Given a version of which ingest broke off after the first of two batches
        var document = new TestDocument(permissions).batch(5, 0, 2, "gecko one", "gecko two", "gecko three");
        document.awaitHeard();
        // When
        document.batch(5, 0, 1, "gecko only").access(5, "team:platform");
        // Then
        assertThat(document.awaitAnnounced(Change.INDEXED, 5).chunks()).isEqualTo(1);
        assertThat(IndexState.points(document.id())).isEqualTo(1);
    }

    @Test
    void aVersionThatComesAnewWithOtherBordersIsNotMixedWithItsFirstComing() {
        // Given a version that is whole but for its access
        var document = new TestDocument(permissions).batch(5, 0, 2, "skink one", "skink two", "skink three");
        document.batch(5, 1, 2, "skink four", "skink five", "skink six").awaitHeard();
        // When it begins to come anew, and its access comes
        document.batch(5, 0, 2, "skink first", "skink second").awaitHeard();
        document.access(5, "team:platform").awaitHeard();
        // Then it waits for the rest
        assertThat(document.announced()).isEmpty();
        document.batch(5, 1, 2, "skink third", "skink fourth");
        assertThat(document.awaitAnnounced(Change.INDEXED, 5).chunks()).isEqualTo(4);
        assertThat(hits(alice(), "skink", document.id())).hasSize(4);
        assertThat(IndexState.points(document.id())).isEqualTo(4);
    }

    @Test
    void whatACrashLeftWholeIsSwitchedByTheNextUpkeep() {
        // Given a version with every receipt and its access
        var document = new TestDocument(permissions).batch(8, 0, 1, "axolotl").access(8, "team:platform");
        document.awaitAnnounced(Change.INDEXED, 8);
        // When its switch is gone
        jdbi.useHandle(handle ->
                handle.execute("update document_version set switched_at = null where document_id = ?", document.id()));
        // Then
        await().atMost(Duration.ofMinutes(1))
                .until(() -> hits(alice(), "axolotl", document.id()).size() == 1);
    }

    @Test
    void oneTraceLeadsFromTheBatchToTheAnnouncement() {
        // Given
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        var document = new TestDocument(permissions).batch(1, 0, 1, "narwhal");
        document.awaitHeard();
        // When
        var access = KafkaFixture.records(Topics.CHUNKS_EMBEDDED, document.id().toString());
        assertThat(access).hasSize(1);
        document.access(1, "team:platform");
        document.awaitAnnounced(Change.INDEXED, 1);
        document.decided(2, "team:platform");
        var record = new ProducerRecord<>(
                Topics.CHUNKS_EMBEDDED,
                document.id().toString(),
                versionTwo(access.getFirst().value()));
        record.headers()
                .add("traceparent", ("00-" + trace + "-00f067aa0ba902b7-01").getBytes(StandardCharsets.US_ASCII));
        document.accessEvent(2, 99, false, "team:platform");
        document.awaitHeard();
        KafkaFixture.send(List.of(record));
        document.awaitAnnounced(Change.INDEXED, 2);
        // Then
        var announcement = KafkaFixture.records(
                        Topics.INDEX_UPDATED, document.id().toString())
                .getLast();
        assertThat(header(announcement.headers(), "traceparent")).startsWith("00-" + trace + "-");
        assertThat(header(announcement.headers(), "ce_type")).isEqualTo("dev.groundwork.index-updated.v1");
    }

    @Test
    void aTenantOfAnyNameHasAPlaceInTheIndex() {
        // Given
        var tenant = "Acme & Söhne GmbH/München";
        var source = new Source("wiki", "1");
        var id = DocumentIds.documentId(tenant, source);
        var generation = new Generation("1", "bge-small-en-v1.5", 384);
        var chunk = new Chunk(0, "tapir", List.of(), null, TestDocument.vector("tapir"));
        // When
        chunks.upsert(
                generation,
                new ChunksEmbedded(
                        tenant, id, 1, 0, 1, null, null, null, null, source, generation.model(), List.of(chunk)),
                Access.NOBODY,
                1);
        // Then
        assertThat(chunks.count(generation, tenant, id, 1)).isEqualTo(1);
    }

    @Test
    void whatIsNoEventBecomesADeadLetterAndTheNextIsHeard() {
        // Given
        var document = new TestDocument(permissions);
        // When
        document.say(Topics.CHUNKS_EMBEDDED, "no json".getBytes(StandardCharsets.UTF_8));
        document.say(Topics.ACCESS_CHANGED, "{\"tenant\":\"default\"}".getBytes(StandardCharsets.UTF_8));
        document.chunks(1, 0, 1, "another-model", List.of());
        document.batch(2, 0, 1, "pangolin").access(2, "team:platform");
        document.awaitAnnounced(Change.INDEXED, 2);
        document.awaitHeard();
        // Then
        var letters = KafkaFixture.records("chunks-embedded-dlq", document.id().toString());
        assertThat(letters)
                .extracting(letter -> header(letter.headers(), EventHeaders.CAUSE))
                .containsExactlyInAnyOrder("NO_EVENT", "UNKNOWN_MODEL");
        assertThat(letters)
                .extracting(letter -> header(letter.headers(), EventHeaders.STAGE))
                .containsExactlyInAnyOrder("decode", "index");
        assertThat(KafkaFixture.records("access-changed-dlq", document.id().toString()))
                .hasSize(1);
    }

    private boolean isSwept(TestDocument document) {
        return rows(document).size() == 1 && rows(document).getFirst().get("sweep_at") == null;
    }

    private List<Map<String, Object>> rows(TestDocument document) {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        select d.document_id, d.revision, d.access_version, d.tombstone, d.sweep_at, v.version, v.batches, v.switched_at, o.news, o.announced
                        from document_index d join document_version v using (document_id) join outbox o using (document_id)
                        where document_id = :id order by v.version
                        """).bind("id", document.id()).mapToMap().list());
    }

    private static byte[] versionTwo(byte[] batch) {
        return new String(batch, StandardCharsets.UTF_8)
                .replace("\"version\":1,", "\"version\":2,")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String header(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
