package dev.groundwork.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SeatsTest {

    private static final Duration LONG = Duration.ofMinutes(2);

    private final Set<String> warm = ConcurrentHashMap.newKeySet();
    private final Set<String> stuck = ConcurrentHashMap.newKeySet();
    private final Seats<String> seats = held();

    @Test
    void theOneUsedLastIsTakenFirst() {
        seats.giveBack("first");
        seats.giveBack("second");
        assertThat(seats.take()).isEqualTo("second");
        assertThat(seats.take()).isEqualTo("first");
    }

    @Test
    void oneThatIsColdComesAfterAnyThatIsWarm() {
        warm.remove("second");
        seats.giveBack("first");
        seats.giveBack("second");
        assertThat(seats.take()).isEqualTo("first");
        assertThat(seats.take()).as("after a while").isEqualTo("second");
    }

    @Test
    void whenAllAreStuckTheSpareOneIsTakenAgainAndAgain() {
        stuck.addAll(List.of("first", "second"));
        for (var i = 0; i < 3; i++) {
            assertThat(seats.take()).isEqualTo("spare");
            seats.giveBack("spare");
        }
    }

    @Test
    void theSpareOneComesBeforeOneThatStillGetsWarm() {
        warm.remove("second");
        stuck.add("first");
        seats.giveBack("second");
        assertThat(seats.take()).isEqualTo("spare");
        assertThat(seats.take()).as("after a while").isEqualTo("second");
    }

    @Test
    void whenNothingIsReadOneTakesThePlaceThatGetsWarm() {
        warm.clear();
        seats.giveBack("first");
        seats.giveBack("second");
        assertThat(seats.take()).isEqualTo("second");
    }

    @Test
    void whileOneIsNotStuckOneWaitsForIt() {
        stuck.add("second");
        assertWaitsFor("first", seats::take);
    }

    @Test
    void whoKeepsAParserForLongDoesNotTakeTheSpareOne() {
        stuck.addAll(List.of("first", "second"));
        assertWaitsFor("first", seats::takeForLong);
    }

    @Test
    void theSpareOneReadsOneAtATime() {
        stuck.addAll(List.of("first", "second"));
        assertThat(seats.take()).isEqualTo("spare");
        assertWaitsFor("spare", seats::take);
    }

    private void assertWaitsFor(String expected, Supplier<String> take) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var taken = CompletableFuture.supplyAsync(take, threads);
            assertThat(taken).isNotDone();
            seats.giveBack(expected);
            assertThat(taken).succeedsWithin(LONG).isEqualTo(expected);
        }
    }

    private Seats<String> held() {
        warm.addAll(List.of("first", "second", "spare"));
        var places = new Seats<>(List.of("first", "second"), "spare", warm::contains, stuck::contains);
        places.take();
        places.take();
        return places;
    }
}
