package dev.groundwork.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowanceTest {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Duration TIME = Duration.ofSeconds(100);

    @Test
    void whoWaitsForStorageMayTakeFiveTimesAsLong() throws Exception {
        try (var stalled = new StalledProcess()) {
            // Given
            var time = Duration.ofSeconds(1);
            var isOver = new CountDownLatch(1);
            var start = System.nanoTime();
            // When
            var allowance = new Allowance(time, LONG, stalled.handle()).then(isOver::countDown);
            // Then
            assertThat(isOver.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
            allowance.cancel();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(time.multipliedBy(5));
        }
    }

    @Test
    void whoCannotBeMeasuredMayTakeFiveTimesAsLong() throws Exception {
        // Given
        var time = Duration.ofMillis(100);
        var isOver = new CountDownLatch(1);
        var start = System.nanoTime();
        // When
        var allowance = new Allowance(time, LONG, UnlistedProcess.of(ProcessHandle.current())).then(isOver::countDown);
        // Then
        assertThat(isOver.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        allowance.cancel();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(time.multipliedBy(5));
    }

    @ParameterizedTest(name = "{0} after {1} s, of which it used {2} s and waited {3} s: {4}")
    @CsvSource({
        "reads in time,        99, 99,    0, false",
        "spins,               100, 95,    5, true",
        "sleeps,              100,  0,    1, true",
        "called who spins,    100, 60,   10, true",
        "waits,               100, 10,   90, false",
        "waits long,          499, 20,  450, false",
        "waits for ever,      500, 20,  450, true",
        "waited and had time, 130, 25,  100, true",
        "waited and sleeps,   200,  5,   95, true",
        "sleeps unseen,       100,  0,     , false",
        "spins unseen,        100, 25,     , true"
    })
    void whoWaitsForAProcessorMayTakeLongerThanWhoHadOneOrWantedNone(
            String what, long taken, long used, Long waited, boolean isUp) {
        assertThat(Allowance.isUp(
                        TIME,
                        Duration.ofSeconds(taken),
                        Duration.ofSeconds(used),
                        Optional.ofNullable(waited).map(Duration::ofSeconds)))
                .isEqualTo(isUp);
    }
}
