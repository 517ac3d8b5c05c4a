package dev.groundwork.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class ReadersTest {

    private final Readers readers = new Readers(new Limits(Duration.ofMillis(200), 100, 1));

    @Test
    void aHungReaderKeepsItsSeatUntilItEnds() {
        // Given
        var end = new CountDownLatch(1);
        assertTimedOut(() -> readers.begin().run(() -> hang(end)));
        // When
        var next = CompletableFuture.supplyAsync(() -> readers.begin().run(() -> "read"));
        // Then
        assertThatThrownBy(() -> next.get(400, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        end.countDown();
        assertThat(next).succeedsWithin(Duration.ofSeconds(5)).isEqualTo("read");
    }

    @Test
    void theStepsOfADocumentShareItsTime() {
        // Given
        var reading = new Readers(new Limits(Duration.ofMillis(300), 100, 4)).begin();
        assertTimedOut(() -> reading.run(() -> hang(new CountDownLatch(1))));
        // Then
        assertTimedOut(() -> reading.run(() -> hang(new CountDownLatch(1))));
    }

    @Test
    void whatAStepThrowsIsThrown() {
        assertThatThrownBy(() -> readers.begin().run(() -> {
                    throw new RejectedException(RejectionCode.EMPTY_DOCUMENT, "empty");
                }))
                .isInstanceOf(RejectedException.class)
                .hasMessage("empty");
    }

    private static void assertTimedOut(Runnable step) {
        assertThatThrownBy(step::run)
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.code()).isEqualTo(RejectionCode.EXTRACTION_TIMEOUT));
    }

    /** Heeds no interruption, as parsers do. */
    private static String hang(CountDownLatch end) {
        while (true) {
            try {
                end.await();
                return "late";
            } catch (InterruptedException e) {
                // goes on
            }
        }
    }

    private record Limits(Duration timeout, int maxCharacters, int concurrency) implements ExtractConfig {}
}
