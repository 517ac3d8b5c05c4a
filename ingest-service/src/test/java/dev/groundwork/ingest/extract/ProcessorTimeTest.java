package dev.groundwork.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessorTimeTest {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Duration SOME = Duration.ofMillis(300);
    private static final Duration SEVERAL_LOOKS = Duration.ofSeconds(2);
    private static final String SPIN = "while :; do :; done";

    private Process process;

    @AfterEach
    void end() {
        if (process != null) {
            Remains.endProcesses(process.toHandle());
            process.destroyForcibly();
        }
    }

    @Test
    void whatAProgramUsesIsUsedByWhoCalledIt() throws IOException {
        var time = start("sh", "-c", "sh -c '" + SPIN + "'; true");
        await().atMost(LONG).until(() -> time.used().compareTo(SOME) >= 0);
        assertThat(process.info().totalCpuDuration().orElseThrow()).isLessThan(SOME);
    }

    @Test
    void whatAProgramHasUsedThatEndedIsUsedByWhoCalledIt() throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/self/stat")), "the system does not tell");
        var time = start("sh", "-c", "timeout 3 sh -c '" + SPIN + "'; sleep 300");
        await().atMost(LONG).until(() -> process.children().anyMatch(child -> isOf(child, "sleep")));
        assertThat(time.used()).isPositive();
    }

    @Test
    void whoSleepsDoesNotWaitForAProcessorAndWhoSharesOneDoes() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/taskset")), "taskset of util-linux is not installed");
        var asleep = start("sleep", "300");
        var sleeper = process;
        try {
            var sharing = start("taskset", "-c", ownProcessor(), "sh", "-c", SPIN + " & " + SPIN);
            assumeTrue(sharing.waited().isPresent(), "the system does not tell");
            await().atMost(LONG).until(() -> isOver(sharing.waited(), SOME));
            assertThat(isOver(asleep.waited(), SOME)).isFalse();
        } finally {
            sleeper.destroyForcibly();
        }
    }

    @Test
    void whoWaitsForStorageWaits() throws IOException {
        try (var stalled = new StalledProcess()) {
            // Given
            var start = System.nanoTime();
            var time = new ProcessorTime(stalled.handle());
            // When
            await().atMost(LONG).until(() -> isOver(time.waited(), SEVERAL_LOOKS));
            // Then
            assertThat(time.waited().orElseThrow())
                    .as("each moment counts once")
                    .isLessThan(Duration.ofNanos(System.nanoTime() - start).plus(SOME));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "17 (java) D 1 17 17 0 -1, true",
        "17 (java) S 1 17 17 0 -1, false",
        "17 (java) R 1 17 17 0 -1, false",
        "17 (a) D (b) S 1 17 17 0 -1, false",
        "17 (a) S (b) D 1 17 17 0 -1, true"
    })
    void aThreadTellsWhetherItWaitsForStorage(String stat, boolean isBlocked) {
        assertThat(ProcessorTime.isBlocked(stat)).isEqualTo(isBlocked);
    }

    private ProcessorTime start(String... command) throws IOException {
        process = new ProcessBuilder(command).start();
        return new ProcessorTime(process.toHandle());
    }

    private static boolean isOver(Optional<Duration> waited, Duration limit) {
        return waited.orElseThrow().compareTo(limit) >= 0;
    }

    private static boolean isOf(ProcessHandle process, String program) {
        return process.info()
                .command()
                .filter(command -> command.endsWith(program))
                .isPresent();
    }

    /** The first of those this process may use. */
    private static String ownProcessor() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("Cpus_allowed_list:"))
                .map(line -> line.replaceFirst("^\\S+\\s+(\\d+).*", "$1"))
                .findFirst()
                .orElseThrow();
    }
}
