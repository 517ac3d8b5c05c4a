package dev.groundwork.query.index;

import static dev.groundwork.query.fixture.Searches.alice;
import static dev.groundwork.query.fixture.Searches.hits;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.contracts.event.Chunk;
import dev.groundwork.contracts.event.EventHeaders;
import dev.groundwork.contracts.event.IndexUpdated;
import dev.groundwork.contracts.event.IndexUpdated.Change;
import dev.groundwork.contracts.http.Hit;
import dev.groundwork.query.fixture.FakePermissions;
import dev.groundwork.query.fixture.IndexState;
import dev.groundwork.query.fixture.InjectPermissions;
import dev.groundwork.query.fixture.KafkaFixture;
import dev.groundwork.query.fixture.TestDocument;
import dev.groundwork.query.fixture.WithServers;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Batches of two cuts of one version, in between each other: readers find all of one, or nothing. Each cut here has two batches, of two
 * chunks each.
 */
@WithServers
class CutTest {

    private static final String UNSAID = null;

    @InjectPermissions
    FakePermissions permissions;

    @Inject
    Jdbi jdbi;

    private TestDocument document;

    @BeforeEach
    void begin() {
        document = new TestDocument(permissions);
    }

    @Test
    void twoCutsInBetweenEachOtherEndWithTheOneThatBeganLast() {
        // Given
        document.access(3, "team:platform").awaitHeard();
        // When
        come("old", 0).come("new", 0).come("old", 1).come("new", 1);
        // Then
        document.awaitAnnounced(Change.INDEXED, 3);
        document.awaitHeard();
        assertThatReadersFindAllOf("new");
    }

    @Test
    void aBatchThatCameLateCompletesNoOtherCut() {
        // Given
        come("old", 0).come("new", 0).come("old", 1);
        document.access(3, "team:platform").awaitHeard();
        assertThat(document.announced()).isEmpty();
        // When
        come("new", 1);
        // Then
        document.awaitAnnounced(Change.INDEXED, 3);
        assertThatReadersFindAllOf("new");
    }

    @Test
    void aCutWhoseFirstBatchComesLastIsWholeToo() {
        // Given one cut that broke off, and the dead letter of another
        come("old", 0).come("new", 1);
        document.access(3, "team:platform").awaitHeard();
        assertThat(document.announced()).isEmpty();
        // When
        come("new", 0);
        // Then
        document.awaitAnnounced(Change.INDEXED, 3);
        assertThatReadersFindAllOf("new");
    }

    @Test
    void aCutThatWasLeftMayBeginAgain() {
        // Given
        come("old", 0).come("new", 0).come("old", 0).come("new", 1).come("old", 1);
        // When
        document.access(3, "team:platform").awaitAnnounced(Change.INDEXED, 3);
        // Then
        assertThatReadersFindAllOf("old");
    }

    @Test
    void aVersionThatIsWholeAndWaitsForItsAccessIsNotBegunAnew() {
        // Given
        come("old", 0).come("old", 1).come("new", 0);
        // When
        document.access(3, "team:platform").awaitAnnounced(Change.INDEXED, 3);
        // Then
        assertThatReadersFindAllOf("old");
    }

    @Test
    void aLiveVersionThatIsWholeStaysAsItIs() {
        // Given
        come("old", 0).come("new", 0).come("new", 1);
        document.access(3, "team:platform").awaitAnnounced(Change.INDEXED, 3);
        // When
        come("old", 1).come("other", 0).come("other", 1).come(UNSAID, 0);
        document.replay();
        // Then
        assertThatReadersFindAllOf("new");
        assertThat(document.announced()).hasSize(1);
    }

    @Test
    void aStragglerOfAnotherCutTakesNothingFromALiveVersionThatLostPoints() {
        // Given
        come("new", 0).come("new", 1);
        document.access(3, "team:platform").awaitAnnounced(Change.INDEXED, 3);
        IndexState.lose(document.id(), 0);
        // When
        come("old", 1);
        document.awaitHeard();
        // Then
        assertThat(KafkaFixture.records("chunks-embedded-dlq", document.id().toString()))
                .extracting(letter -> new String(
                        letter.headers().lastHeader(EventHeaders.CAUSE).value(), UTF_8))
                .containsExactly("FIRST_BATCH_MISSING");
        assertThat(hits(alice(), word(), document.id()))
                .extracting(Hit::text)
                .containsExactlyInAnyOrder(text("new", 1), text("new", 2), text("new", 3));
        come("new", 0);
        document.awaitHeard();
        assertThatReadersFindAllOf("new");
    }

    @Test
    void aReplayMendsALiveVersionToWhatItWas() {
        // Given
        come("old", 0).come("new", 0).come("old", 1).come("new", 1);
        document.access(3, "team:platform").awaitAnnounced(Change.INDEXED, 3);
        IndexState.lose(document.id(), 1);
        // When
        document.replay();
        // Then
        assertThatReadersFindAllOf("new");
        assertThat(document.announced()).hasSize(1);
    }

    @Test
    void aBatchThatDoesNotSayItsCutIsOfAnotherThanOneThatDoes() {
        // Given
        come(UNSAID, 0).come("new", 0).come(UNSAID, 1).come("new", 1);
        // When
        document.access(3, "team:platform").awaitAnnounced(Change.INDEXED, 3);
        // Then
        assertThatReadersFindAllOf("new");
    }

    @Test
    void aReceiptOfAReleaseThatKeptNoCutIsOfTheCutThatFollows() {
        // Given
        come("new", 0);
        document.awaitHeard();
        jdbi.useHandle(
                handle -> handle.execute("update document_version set cut = '' where document_id = ?", document.id()));
        // When
        come("new", 1);
        document.access(3, "team:platform").awaitAnnounced(Change.INDEXED, 3);
        // Then
        assertThatReadersFindAllOf("new");
    }

    /** One of the two batches of version 3 in this cut. */
    private CutTest come(String cut, int batch) {
        var chunks = IntStream.range(2 * batch, 2 * batch + 2)
                .mapToObj(i -> new Chunk(i, text(cut, i), List.of(), 1, TestDocument.vector(text(cut, i))))
                .toList();
        document.chunks(3, batch, 2, cut, "bge-small-en-v1.5", chunks);
        return this;
    }

    @Test
    void whatIsSaidOfALiveVersionStaysUntilItIsWholeAgain() {
        // Given a mend in another cut of which the second batch has not come yet
        come("new", 0).come("new", 1);
        document.access(3, "team:platform").awaitAnnounced(Change.INDEXED, 3);
        IndexState.lose(document.id(), 0);
        come("old", 0);
        // When
        document.access(4, "team:sales").awaitAnnounced(Change.ACCESS_CHANGED, 3);
        // Then
        assertThat(document.announced())
                .extracting(IndexUpdated::change)
                .containsExactly(Change.INDEXED, Change.ACCESS_CHANGED);
        come("old", 1);
        document.awaitHeard();
        assertThat(IndexState.points(document.id())).isEqualTo(4);
    }

    private void assertThatReadersFindAllOf(String cut) {
        assertThat(hits(alice(), word(), document.id()))
                .extracting(Hit::text)
                .containsExactlyInAnyOrder(text(cut, 0), text(cut, 1), text(cut, 2), text(cut, 3));
    }

    private String text(String cut, int ordinal) {
        return word() + " " + cut + " " + ordinal;
    }

    /** That only this document has, so that no other takes its places among the hits. */
    private String word() {
        return "bongo" + document.id().toString().replace("-", "");
    }
}
