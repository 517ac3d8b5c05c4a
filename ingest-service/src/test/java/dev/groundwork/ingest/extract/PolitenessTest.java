package dev.groundwork.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PolitenessTest {

    /** SCHED_IDLE, in the field of /proc/PID/stat that tells the policy. */
    private static final String IDLE = "5";

    private static final int POLICY = 41;

    @Test
    void aProcessThatTookMuchGoesBehindAllOthers() throws IOException {
        assertGoesBehind(Process::toHandle);
    }

    @Test
    void whoIsBehindAllOthersIsToldSoEvenIfWhatItCalledIsNot() throws IOException {
        assertGoesBehind(process -> UnlistedProcess.of(process.toHandle()));
    }

    private static void assertGoesBehind(Function<Process, ProcessHandle> handle) throws IOException {
        // Given
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/chrt")), "chrt of util-linux is not installed");
        var process = new ProcessBuilder("sleep", "300").start();
        try {
            assertThat(policy(process)).isNotEqualTo(IDLE);
            // When
            var isBehind = Politeness.putBehindAll(handle.apply(process));
            // Then
            assertThat(isBehind).isTrue();
            await().atMost(Duration.ofMinutes(1)).until(() -> policy(process).equals(IDLE));
        } finally {
            process.destroyForcibly();
        }
    }

    private static String policy(Process process) throws IOException {
        return Files.readString(Path.of("/proc/" + process.pid() + "/stat")).split(" ")[POLICY - 1];
    }
}
