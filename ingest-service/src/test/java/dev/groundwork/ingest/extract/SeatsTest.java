package dev.groundwork.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SeatsTest {

    private static final Duration LONG = Duration.ofMinutes(2);

    private final Seat first = new Seat(null);
    private final Seat second = new Seat(null);
    private final Seat spare = new Seat(null);

    @Test
    void theOneUsedLastIsTakenFirst() {
        var seats = seats(Duration.ZERO);
        seats.take();
        seats.take();
        seats.giveBack(first);
        seats.giveBack(second);
        assertThat(seats.take()).isSameAs(second);
        assertThat(seats.take()).isSameAs(first);
    }

    @Test
    void whenAllAreHeldForLongTheSpareOneIsTakenAgainAndAgain() {
        var seats = held(Duration.ofMillis(1));
        for (var i = 0; i < 3; i++) {
            assertThat(seats.take()).isSameAs(spare);
            seats.giveBack(spare);
        }
    }

    @Test
    void beforeThatOneWaitsForTheOthers() {
        var seats = held(LONG.multipliedBy(10));
        assertWaitsFor(first, seats, seats::take);
    }

    @Test
    void whoKeepsAParserForLongDoesNotTakeTheSpareOne() {
        var seats = held(Duration.ZERO);
        assertWaitsFor(first, seats, seats::takeForLong);
    }

    @Test
    void theSpareOneIsReadByOneAtATime() {
        var seats = held(Duration.ZERO);
        assertThat(seats.take()).isSameAs(spare);
        assertWaitsFor(spare, seats, seats::take);
    }

    private static void assertWaitsFor(Seat expected, Seats seats, Supplier<Seat> take) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var taken = CompletableFuture.supplyAsync(take, threads);
            assertThat(taken).isNotDone();
            seats.giveBack(expected);
            assertThat(taken).succeedsWithin(LONG).isSameAs(expected);
        }
    }

    private Seats held(Duration patience) {
        var seats = seats(patience);
        seats.take();
        seats.take();
        return seats;
    }

    private Seats seats(Duration patience) {
        return new Seats(List.of(first, second), spare, patience);
    }
}
