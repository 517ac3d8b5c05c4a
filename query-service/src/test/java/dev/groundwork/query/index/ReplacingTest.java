package dev.groundwork.query.index;

import static dev.groundwork.query.fixture.Searches.alice;
import static dev.groundwork.query.fixture.Searches.carol;
import static dev.groundwork.query.fixture.Searches.hits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.groundwork.contracts.event.IndexUpdated.Change;
import dev.groundwork.contracts.http.Hit;
import dev.groundwork.embedded.fixture.TestTokens;
import dev.groundwork.query.fixture.Elapsed;
import dev.groundwork.query.fixture.FakePermissions;
import dev.groundwork.query.fixture.IndexState;
import dev.groundwork.query.fixture.InjectPermissions;
import dev.groundwork.query.fixture.TestDocument;
import dev.groundwork.query.fixture.WithServers;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@WithServers
class ReplacingTest {

    @InjectPermissions
    FakePermissions permissions;

    @Inject
    Jdbi jdbi;

    @Test
    void whoeverSearchesWhileAVersionReplacesAnotherSeesOneOfThemWhole() throws InterruptedException {
        // Given
        var document = indexed("platypus", 1);
        var seen = new ConcurrentLinkedQueue<Set<Long>>();
        var stop = new AtomicBoolean();
        var reader = Thread.ofVirtual().start(() -> {
            while (!stop.get()) {
                var found = hits(alice(), "platypus", document.id());
                seen.add(found.size() == 2 ? versions(found) : Set.of());
            }
        });
        await("first look").until(() -> !seen.isEmpty());
        // When
        for (long version = 2; version <= 6; version++) {
            document.batch(version, 0, 2, "platypus part one of " + version)
                    .access(version, "team:platform")
                    .batch(version, 1, 2, "platypus part two of " + version);
            document.awaitAnnounced(Change.INDEXED, version);
        }
        stop.set(true);
        reader.join();
        // Then
        assertThat(seen).allSatisfy(versions -> assertThat(versions).hasSize(1)).hasSizeGreaterThan(5);
        assertThat(seen.stream().flatMap(Set::stream)).isSorted().contains(1L);
        assertThat(versions(hits(alice(), "platypus", document.id()))).containsExactly(6L);
        awaitSwept(document, 2);
    }

    @Test
    void aDeletedDocumentIsGoneAndOnlyANewerVersionRevivesIt() {
        // Given
        var document = indexed("dodo", 1);
        // When
        document.delete(5);
        // Then
        assertThat(document.awaitAnnounced(Change.REMOVED, 5).chunks()).isZero();
        assertThat(hits(alice(), "dodo", document.id())).isEmpty();
        awaitSwept(document, 0);
        // When what came before the deletion comes after it
        document.batch(4, 0, 1, "dodo of before").decided(4, "team:platform").awaitHeard();
        // Then
        assertThat(IndexState.points(document.id())).isZero();
        // When
        document.batch(6, 0, 1, "dodo again").access(6, "team:platform");
        // Then
        document.awaitAnnounced(Change.INDEXED, 6);
        assertThat(hits(alice(), "dodo", document.id())).extracting(Hit::text).containsExactly("dodo again");
    }

    @Test
    void aDeletionThatComesAfterNewerAccessStillRemovesWhatWasBeforeIt() {
        // Given
        var document = indexed("moa", 1);
        document.decided(6, "team:platform").accessEvent(6, 9, false, "team:platform");
        document.awaitAnnounced(Change.ACCESS_CHANGED, 1);
        // When
        document.accessEvent(5, 8, true);
        // Then
        document.awaitAnnounced(Change.REMOVED, 5);
        assertThat(hits(alice(), "moa", document.id())).isEmpty();
        awaitSwept(document, 0);
        // When the version of that access comes
        document.batch(6, 0, 1, "moa again");
        // Then
        document.awaitAnnounced(Change.INDEXED, 6);
        assertThat(hits(alice(), "moa", document.id())).extracting(Hit::text).containsExactly("moa again");
    }

    @Test
    void aDeletionThatIsToldByNewerAccessAloneRemovesWhatWasBeforeIt() {
        // Given
        var document = indexed("auk", 1);
        // When
        document.accessAfterDeletion(6, 5, "team:platform");
        // Then
        document.awaitAnnounced(Change.REMOVED, 5);
        assertThat(hits(alice(), "auk", document.id())).isEmpty();
        awaitSwept(document, 0);
        // When what came before the deletion is sent again
        document.batch(4, 0, 1, "auk of before").decided(4, "team:platform").awaitHeard();
        // Then
        assertThat(IndexState.points(document.id())).isZero();
        assertThat(hits(alice(), "auk", document.id())).isEmpty();
        // When the version of that access comes
        document.batch(6, 0, 1, "auk again");
        // Then
        document.awaitAnnounced(Change.INDEXED, 6);
        assertThat(hits(alice(), "auk", document.id())).extracting(Hit::text).containsExactly("auk again");
        // And
        var announced = document.announced();
        document.replay();
        assertThat(document.announced()).isEqualTo(announced);
    }

    @Test
    void aDeletionHoldsForItsVersionWhateverOlderOneItTellsOf() {
        // Given
        var document = indexed("huia", 4);
        // When
        document.delete(6, 2);
        // Then
        document.awaitAnnounced(Change.REMOVED, 6);
        assertThat(hits(alice(), "huia", document.id())).isEmpty();
    }

    @Test
    void pointsThatACrashLeftWithoutARowAreSweptWithTheDeletion() {
        // Given
        var document = new TestDocument(permissions).batch(1, 0, 1, "quagga");
        document.awaitHeard();
        jdbi.useHandle(handle -> handle.execute("delete from document_version where document_id = ?", document.id()));
        assertThat(IndexState.points(document.id())).isEqualTo(1);
        // When
        document.delete(2).awaitHeard();
        // Then
        awaitSwept(document, 0);
    }

    @Test
    void aChangeOfAccessReachesTheIndexAndAnOlderOneDoesNot() {
        // Given
        var document = indexed("lemur", 1);
        assertThat(hits(carol(), "lemur", document.id())).isEmpty();
        // When
        document.access(1, "department:sales");
        // Then
        assertThat(document.awaitAnnounced(Change.ACCESS_CHANGED, 1).chunks()).isEqualTo(2);
        assertThat(hits(carol(), "lemur", document.id())).hasSize(2);
        assertThat(hits(alice(), "lemur", document.id())).isEmpty();
        // When
        document.accessEvent(1, 1, false, "team:platform").awaitHeard();
        // Then
        assertThat(hits(carol(), "lemur", document.id())).hasSize(2);
    }

    @Test
    void whatTheIndexStillAllowsTheCheckDenies() {
        // Given
        var document = indexed("okapi", 1);
        // When permissions revokes, and its event is late
        document.decided(1, "department:sales");
        // Then
        assertThat(hits(alice(), "okapi", document.id())).isEmpty();
        assertThat(hits(carol(), "okapi", document.id())).isEmpty();
    }

    @Test
    void whatPermissionsAllowsButTheIndexDoesNotIsNotFetched() {
        // Given a document nobody has spoken for on access-changed
        var document = new TestDocument(permissions).accessEvent(1, 0, false).batch(1, 0, 1, "ocelot");
        document.awaitAnnounced(Change.INDEXED, 1);
        // When
        document.decided(1, "public");
        // Then
        assertThat(hits(alice(), "ocelot", document.id())).isEmpty();
    }

    @Test
    void anotherTenantFindsNothing() {
        var document = indexed("kakapo", 1);
        var stranger = TestTokens.of("alice").teams("platform").clearance(9).tenant("elsewhere");
        assertThat(hits(stranger, "kakapo", document.id())).isEmpty();
    }

    /** Nothing goes before its time; after it, what is past does. */
    private void awaitSwept(TestDocument document, long points) {
        assertThat(IndexState.points(document.id())).isGreaterThan(points);
        Elapsed.anHourFor(jdbi, document.id());
        await().atMost(Duration.ofMinutes(1)).until(() -> IndexState.points(document.id()) == points);
    }

    private TestDocument indexed(String word, long version) {
        var document = new TestDocument(permissions)
                .access(version, "team:platform")
                .batch(version, 0, 1, word + " part one", word + " part two");
        document.awaitAnnounced(Change.INDEXED, version);
        return document;
    }

    private static Set<Long> versions(List<Hit> hits) {
        return hits.stream().map(Hit::version).collect(Collectors.toSet());
    }
}
