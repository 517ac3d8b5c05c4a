package dev.groundwork.embedded.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChildProcessTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"sleep", "postgres"})
    void aChildEndsWhenItsParentIsKilledHard(String child) throws Exception {
        // Given
        var parent = new ProcessBuilder(
                        ChildProcess.java(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        child,
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var orphan = childOf(parent);
        assertThat(orphan.findRunning()).isPresent();
        // When
        parent.destroyForcibly();
        // Then
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> orphan.findRunning().isEmpty());
    }

    @Test
    void aLeftoverIsFoundByItsWrittenIdAndEnded() {
        // Given
        try (var child = start("sleep 600")) {
            var written = child.id().toString();
            // When
            boolean ran = ProcessId.parse(written).end(Duration.ofSeconds(5));
            // Then
            assertThat(ran).isTrue();
            assertThat(child.isAlive()).isFalse();
            assertThat(ProcessId.parse(written).end(Duration.ofSeconds(5))).isFalse();
        }
    }

    @Test
    void aProcessThatGotThePidOfAnotherIsLeftAlone() {
        // Given
        try (var child = start("sleep 600")) {
            var predecessor =
                    new ProcessId(child.id().pid(), child.id().startedAt().minus(Duration.ofMinutes(1)));
            // When
            boolean ran = predecessor.end(Duration.ofSeconds(5));
            // Then
            assertThat(ran).isFalse();
            assertThat(child.isAlive()).isTrue();
        }
    }

    @Test
    void aChildThatEndsBeforeItIsReadyTellsWhy() {
        // Given
        var child = start("echo no disk; exit 3");
        // When, Then
        assertThatThrownBy(() -> child.awaitReady(() -> false, Duration.ofMinutes(1)))
                .hasMessageContaining("ended with 3")
                .hasMessageContaining("no disk");
    }

    @Test
    void aChildThatIsNotReadyInTimeIsKilled() {
        // Given
        var child = start("sleep 600");
        // When, Then
        assertThatThrownBy(() -> child.awaitReady(() -> false, Duration.ofMillis(200)))
                .hasMessageContaining("was not ready");
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void aChildThatIgnoresTheRequestToEndIsKilledAfterTheGrace() {
        // Given
        var child = start("trap '' TERM; echo deaf; sleep 600");
        child.awaitReady(() -> child.log().toFile().length() > 0, Duration.ofMinutes(1));
        // When
        child.stop(Duration.ofMillis(200));
        // Then
        assertThat(child.isAlive()).isFalse();
    }

    private ChildProcess start(String script) {
        return ChildProcess.start(new ChildProcess.Command(
                "script", List.of("/bin/sh", "-c", script), Map.of(), folder, folder.resolve("log")));
    }

    private static ProcessId childOf(Process parent) throws Exception {
        var output = parent.inputReader();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("child ")) {
                return ProcessId.parse(line.substring("child ".length()));
            }
        }
        throw new AssertionError("the parent ended without a child: " + parent.waitFor());
    }
}
