package dev.groundwork.ingest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.groundwork.ingest.failure.RejectedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class LookAheadTest {

    private static final long MEGABYTE = 1024 * 1024;

    private final LookAhead lookAhead = new LookAhead(100 * 1024);
    private final List<String> waits = new CopyOnWriteArrayList<>();

    @Test
    void aSecondLongDocumentWaitsAndAShortOneDoesNot() {
        // Given
        var first = lookAhead.place(waits::add);
        first.enter(80 * MEGABYTE);
        // When
        var second = lookAhead.place(waits::add);
        var thread = Thread.startVirtualThread(() -> second.enter(80 * MEGABYTE));
        await().atMost(Duration.ofMinutes(1)).until(() -> thread.getState() == Thread.State.WAITING);
        lookAhead.place(waits::add).enter(MEGABYTE);
        // Then
        assertThat(thread.isAlive()).isTrue();
        assertThat(waits).containsExactly("room beside other long texts");
        first.close();
        await().atMost(Duration.ofMinutes(1)).until(() -> !thread.isAlive());
    }

    @Test
    void aTextThatIsReadOnceMoreTakesItsPlaceOnce() {
        try (var place = lookAhead.place(waits::add)) {
            place.enter(80 * MEGABYTE);
            place.enter(80 * MEGABYTE);
        }
        try (var place = lookAhead.place(waits::add)) {
            place.enter(99 * MEGABYTE);
        }
        assertThat(waits).isEmpty();
    }

    @Test
    void aTextThatTheMemoryNeverHoldsIsTooLarge() {
        assertThatThrownBy(() -> lookAhead.place(waits::add).enter(100 * MEGABYTE))
                .isInstanceOf(RejectedException.class);
    }
}
