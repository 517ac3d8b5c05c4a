package dev.groundwork.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.contracts.event.Content;
import dev.groundwork.contracts.event.DocumentReceived;
import dev.groundwork.contracts.event.IndexUpdated;
import dev.groundwork.contracts.event.IndexUpdated.Change;
import dev.groundwork.contracts.event.Source;
import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.member.Member;
import dev.groundwork.ingest.registry.ContentFacts;
import dev.groundwork.ingest.registry.Decision;
import dev.groundwork.ingest.registry.Documents;
import dev.groundwork.ingest.registry.Status;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The registry's rows, as far as no event of a whole service shows them. */
@ServiceTest
class RegistryTest {

    private static final String SHA256 = "a".repeat(64);

    @Inject
    Documents documents;

    @Inject
    DataSource database;

    @Test
    void theTitleFoundInAnOlderVersionDoesNotNameANewerOne() {
        // Given
        var event = event("titles", null);
        documents.apply(event, 5);
        documents.apply(event, 6);
        // When
        documents.published(event.documentId(), 5, facts("Old"));
        var untouched = documents.find(event.documentId()).orElseThrow().title();
        documents.published(event.documentId(), 6, facts("New"));
        // Then
        assertThat(untouched).isNull();
        assertThat(documents.find(event.documentId()).orElseThrow().title()).isEqualTo("New");
    }

    @Test
    void theCodeOfARejectionDecidesWhetherTheSameBytesAreTriedAgain() {
        // Given
        var event = event("resent", SHA256);
        documents.apply(event, 5);
        // Then
        documents.failed(event.documentId(), 5, Status.REJECTED, "BLOB_MISSING", "not there");
        assertThat(documents.apply(event, 6)).isEqualTo(new Decision.Process(5));
        documents.processing(event.documentId(), 5);
        assertThat(documents.apply(event, 7)).isEqualTo(new Decision.Process(5));
        documents.failed(event.documentId(), 5, Status.REJECTED, "CORRUPT_DOCUMENT", "damaged");
        assertThat(documents.apply(event, 8)).isEqualTo(new Decision.Unchanged(5));
    }

    @Test
    void siblingsReadAtOnceDoNotEachFindRoomForThemselves() throws Exception {
        // Given
        var root = event("full", SHA256);
        documents.apply(root, 1);
        documents.hold(root.documentId(), 1, members("sibling", 8));
        var siblings = IntStream.range(0, 8)
                .mapToObj(i -> event("sibling" + i, SHA256).memberOf(root.documentId(), 1))
                .toList();
        siblings.forEach(sibling -> documents.apply(sibling, 2));
        // When
        var together = new CyclicBarrier(siblings.size());
        var held = new ArrayList<Future<Boolean>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var sibling : siblings) {
                held.add(threads.submit(() -> {
                    together.await();
                    return documents.hold(
                            sibling.documentId(),
                            2,
                            members("child of " + sibling.source().externalId() + " ", 10));
                }));
            }
        }
        // Then
        assertThat(held.stream().filter(future -> future.state() == Future.State.SUCCESS))
                .as("of twenty members, eight are siblings and ten their children")
                .hasSize(1);
        assertThat(held.stream().filter(future -> future.state() == Future.State.FAILED))
                .allSatisfy(future -> assertThat(future.exceptionNow()).isInstanceOf(RejectedException.class));
    }

    @Test
    void whatWasLiveBeforeTheIndexWasHeardByTheClockIsNewsOfThatTime() throws Exception {
        // Given
        var event = event("live-before", null);
        var live = Instant.now().truncatedTo(ChronoUnit.MICROS);
        documents.apply(event, 5);
        documents.indexed(said(event, Change.INDEXED, live));
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var migration = getClass().getResourceAsStream("/db/migration/V15__index_said_before.sql")) {
            statement.execute(
                    "update document set index_said_at = null where document_id = '" + event.documentId() + "'");
            // When
            statement.execute(new String(migration.readAllBytes(), StandardCharsets.UTF_8));
        }
        // Then
        assertThat(documents.isNews(said(event, Change.REMOVED, live.minusMillis(1))))
                .isFalse();
        assertThat(documents.isNews(said(event, Change.REMOVED, live.plusMillis(1))))
                .isTrue();
    }

    @Test
    void aRemovalThatIsToldAgainChangesNothing() {
        // Given
        var event = event("removed-twice", null);
        var removed = said(event, Change.REMOVED, Instant.now().truncatedTo(ChronoUnit.MICROS));
        documents.apply(event, 5);
        documents.indexed(said(event, Change.INDEXED, removed.occurredAt().minusMillis(1)));
        documents.indexed(removed);
        var before = documents.find(event.documentId()).orElseThrow();
        // When
        documents.indexed(removed);
        // Then
        assertThat(documents.find(event.documentId())).contains(before);
        assertThat(before.liveVersion()).isNull();
    }

    private static IndexUpdated said(DocumentReceived event, Change change, Instant at) {
        return new IndexUpdated("default", event.documentId(), 5, change, change == Change.INDEXED ? 1 : 0, at);
    }

    private static List<Member> members(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Member(name + i, new Content("blob:" + SHA256, SHA256, null, name + i), 10))
                .toList();
    }

    private static ContentFacts facts(String title) {
        return new ContentFacts(SHA256, title, "text/plain", "en", 1);
    }

    private static DocumentReceived event(String externalId, String sha256) {
        return new DocumentReceived(
                "default",
                new Source("registry-test", externalId),
                DocumentReceived.Operation.UPSERT,
                null,
                new Content("data:,x", sha256, null, null),
                null,
                Instant.now());
    }
}
