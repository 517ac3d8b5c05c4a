package dev.groundwork.query.index.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.contracts.event.IndexUpdated;
import dev.groundwork.contracts.event.IndexUpdated.Change;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AnnouncementTest {

    private static final UUID DOCUMENT = UUID.randomUUID();
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final State NOTHING = new State(-1, -1, -1);

    @Test
    void aNewLiveVersionIsIndexed() {
        says(new State(4, 1, -1), NOTHING, Change.INDEXED, 4);
        says(new State(5, 1, -1), new State(4, 1, -1), Change.INDEXED, 5);
    }

    @Test
    void newAccessOfTheSameVersionIsAChangeOfAccess() {
        says(new State(4, 2, -1), new State(4, 1, -1), Change.ACCESS_CHANGED, 4);
    }

    @Test
    void aDeletionIsRemovedWithItsOwnVersion() {
        says(new State(-1, 2, 6), new State(4, 1, -1), Change.REMOVED, 6);
    }

    @Test
    void aRevivedDocumentIsIndexedAndNotRemoved() {
        says(new State(7, 3, 6), new State(4, 1, -1), Change.INDEXED, 7);
    }

    @Test
    void theSameVersionInOtherChunksOfAnotherGenerationIsIndexed() {
        says(new State(4, 1, -1), new State(4, 1, -1, 5), Change.INDEXED, 4);
    }

    @Test
    void whatTheGenerationSearchedNowDoesNotHoldIsRemovedUntilItDoes() {
        says(new State(-1, 1, 2), new State(4, 1, 2), Change.REMOVED, 4);
        says(new State(4, 1, 2), new State(-1, 1, 2, 0), Change.INDEXED, 4);
    }

    @Test
    void whatWasSaidIsNotSaidAgain() {
        silent(new State(4, 1, -1), new State(4, 1, -1));
        silent(new State(-1, 2, 6), new State(-1, 2, 6));
        silent(new State(-1, 1, -1), NOTHING); // access alone, no chunks yet
    }

    private static void says(State present, State announced, Change change, long version) {
        assertThat(announcement(present, announced).event(NOW))
                .hasValue(new IndexUpdated("acme", DOCUMENT, version, change, change == Change.REMOVED ? 0 : 3, NOW));
    }

    private static void silent(State present, State announced) {
        assertThat(announcement(present, announced).event(NOW)).isEmpty();
    }

    private static Announcement announcement(State present, State announced) {
        return new Announcement(
                DOCUMENT,
                "acme",
                1,
                null,
                present.live,
                3,
                present.revision,
                present.tombstone,
                announced.live,
                announced.chunks,
                announced.revision,
                announced.tombstone);
    }

    private record State(long live, long revision, long tombstone, int chunks) {

        State(long live, long revision, long tombstone) {
            this(live, revision, tombstone, 3);
        }
    }
}
