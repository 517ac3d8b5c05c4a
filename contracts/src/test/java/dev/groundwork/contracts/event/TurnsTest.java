package dev.groundwork.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With time limits in threads of their own: what waits for its turn for ever cannot be interrupted. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TurnsTest {

    private final Turns turns = new Turns(new Places(1));

    @Test
    void recordsOfOneDocumentAreWorkedOnInTheirOrderAndTakeNoPlaceWhileTheyWait() throws Exception {
        // Given
        var first = turns.next("one");
        var second = turns.next("one");
        var third = turns.next("one");
        var other = turns.next("other");
        var worked = new ConcurrentLinkedQueue<Turns.Turn>();
        // When they begin in another order
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var turn : List.of(third, second)) {
                threads.execute(() -> work(turn, worked));
            }
            threads.submit(() -> work(other, worked)).get();
            assertThat(worked).containsExactly(other);
            threads.execute(() -> work(first, worked));
        }
        // Then
        assertThat(worked).containsExactly(other, first, second, third);
    }

    private static void work(Turns.Turn turn, ConcurrentLinkedQueue<Turns.Turn> worked) {
        turn.run(() -> worked.add(turn));
    }

    @Test
    void aRecordThatFailsHoldsUpNoneBehindIt() {
        // Given
        var first = turns.next("one");
        var second = turns.next("one");
        // When
        assertThatThrownBy(() -> first.run(() -> {
                    throw new IllegalStateException("it failed");
                }))
                .isInstanceOf(IllegalStateException.class);
        // Then
        assertThat(second.<String>run(() -> "worked")).isEqualTo("worked");
    }
}
