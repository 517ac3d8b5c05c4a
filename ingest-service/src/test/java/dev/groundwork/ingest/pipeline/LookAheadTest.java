package dev.groundwork.ingest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.groundwork.ingest.text.Block;
import dev.groundwork.ingest.text.ExtractedText;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LookAheadTest {

    private final LookAhead lookAhead = new LookAhead();

    @Test
    void aSecondLongDocumentWaitsAndAShortOneDoesNot() {
        // Given
        var first = lookAhead.enter(text(10_000_000));
        // When
        var thread = Thread.ofVirtual().unstarted(() -> lookAhead.enter(text(10_000_000)));
        thread.start();
        await().until(() -> thread.getState() == Thread.State.WAITING);
        var small = CompletableFuture.supplyAsync(() -> lookAhead.enter(text(1_000)));
        // Then
        assertThat(small.join()).isNotNull();
        assertThat(thread.isAlive()).isTrue();
        first.close();
        await().until(() -> !thread.isAlive());
    }

    @Test
    void aTextLongerThanAllTheRoomStillGetsIn() {
        try (var place = lookAhead.enter(text(13_000_000))) {
            assertThat(place).isNotNull();
        }
    }

    private static ExtractedText text(int characters) {
        var half = new Block.Paragraph("x".repeat(characters / 2), null);
        var table = new Block.Table(List.of(), List.of(List.of("x".repeat(characters / 2))), null);
        return new ExtractedText(null, List.of(half, table));
    }
}
