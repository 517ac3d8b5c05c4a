package dev.groundwork.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SeatsTest {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Duration NEVER = Duration.ofDays(1);

    private final List<String> warm = new ArrayList<>(List.of("first", "second"));

    @Test
    void theOneUsedLastIsTakenFirst() {
        var seats = held(NEVER);
        seats.giveBack("first");
        seats.giveBack("second");
        assertThat(seats.take()).isEqualTo("second");
        assertThat(seats.take()).isEqualTo("first");
    }

    @Test
    void oneThatIsColdComesAfterAnyThatIsWarm() {
        var seats = held(NEVER);
        warm.remove("second");
        seats.giveBack("first");
        seats.giveBack("second");
        assertThat(seats.take()).isEqualTo("first");
        assertThat(seats.take()).as("after a while").isEqualTo("second");
    }

    @Test
    void whenAllAreHeldForLongTheSpareOneIsTakenAgainAndAgain() {
        var seats = held(Duration.ofMillis(1));
        for (var i = 0; i < 3; i++) {
            assertThat(seats.take()).isEqualTo("spare");
            seats.giveBack("spare");
        }
    }

    @Test
    void theSpareOneComesBeforeOneThatStillGetsWarm() {
        var seats = held(Duration.ZERO);
        warm.remove("second");
        seats.giveBack("second");
        assertThat(seats.take()).isEqualTo("spare");
        assertThat(seats.take()).as("after a while").isEqualTo("second");
    }

    @Test
    void whenNothingIsReadOneTakesThePlaceThatGetsWarm() {
        var seats = held(NEVER);
        warm.clear();
        seats.giveBack("first");
        seats.giveBack("second");
        assertThat(seats.take()).isEqualTo("second");
    }

    @Test
    void beforeThatOneWaitsForTheOthers() {
        var seats = held(NEVER);
        assertWaitsFor("first", seats, seats::take);
    }

    @Test
    void whoKeepsAParserForLongDoesNotTakeTheSpareOne() {
        var seats = held(Duration.ZERO);
        assertWaitsFor("first", seats, seats::takeForLong);
    }

    @Test
    void theSpareOneReadsOneAtATime() {
        var seats = held(Duration.ZERO);
        assertThat(seats.take()).isEqualTo("spare");
        assertWaitsFor("spare", seats, seats::take);
    }

    private static void assertWaitsFor(String expected, Seats<String> seats, Supplier<String> take) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var taken = CompletableFuture.supplyAsync(take, threads);
            assertThat(taken).isNotDone();
            seats.giveBack(expected);
            assertThat(taken).succeedsWithin(LONG).isEqualTo(expected);
        }
    }

    private Seats<String> held(Duration patience) {
        var seats = new Seats<>(List.of("first", "second"), "spare", warm::contains, patience);
        seats.take();
        seats.take();
        return seats;
    }
}
