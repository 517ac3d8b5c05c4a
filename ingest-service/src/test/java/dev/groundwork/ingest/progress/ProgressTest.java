package dev.groundwork.ingest.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.ingest.registry.StepEntry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTest {

    private static final StepEntry DOWNLOAD = step(7, "download", 1_000);
    private static final StepEntry DETECT = step(7, "detect", 2_000);
    private static final StepEntry INDEX = step(7, "index", 1_500);

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "none of ours", "7-1", "99999999999999999999-1-1"})
    void whoHasSeenNothingGetsAll(String lastEventId) {
        assertThat(Progress.after(lastEventId).news(7, List.of(DOWNLOAD, DETECT)))
                .containsExactly(DOWNLOAD, DETECT);
    }

    @Test
    void aStepIsToldOnceAndAgainWhenItRanAgain() {
        // Given
        var progress = Progress.after(null);
        progress.news(7, List.of(DOWNLOAD));
        // When
        var repeated = progress.news(7, List.of(DOWNLOAD, DETECT));
        var again = step(7, "download", 3_000);
        var rerun = progress.news(7, List.of(again, DETECT));
        // Then
        assertThat(repeated).containsExactly(DETECT);
        assertThat(rerun).containsExactly(again);
    }

    @Test
    void whoComesBackGetsWhatCameSince() {
        var progress = Progress.after(Progress.id(DOWNLOAD));
        assertThat(progress.news(7, List.of(DOWNLOAD, DETECT))).containsExactly(DETECT);
    }

    @Test
    void theLastStepIsNotLostToAnotherServicesClock() {
        var progress = Progress.after(Progress.id(DETECT));
        assertThat(progress.news(7, List.of(DOWNLOAD, DETECT, INDEX))).containsExactly(INDEX);
    }

    @Test
    void aNewerVersionBeginsAnew() {
        // Given
        var progress = Progress.after(Progress.id(DETECT));
        progress.news(7, List.of(DETECT));
        // When
        var newer = step(8, "download", 1_000);
        // Then
        assertThat(progress.news(8, List.of(newer))).containsExactly(newer);
    }

    private static StepEntry step(long version, String name, long millis) {
        return new StepEntry(version, name, Instant.ofEpochMilli(millis), 1, "OK", "", 1);
    }
}
