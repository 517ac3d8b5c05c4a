package dev.groundwork.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RemainsTest {

    private static final Duration LONG = Duration.ofMinutes(2);

    private Process parser;
    private ProcessHandle called;

    @BeforeEach
    void start() throws IOException {
        parser = new ProcessBuilder("sh", "-c", "sleep 300; true").start();
        await().atMost(LONG).until(() -> parser.children().findAny().isPresent());
        called = parser.children().findAny().orElseThrow();
    }

    @AfterEach
    void end() {
        called.destroyForcibly();
        parser.destroyForcibly();
    }

    @Test
    void whatAParserCalledEnds() {
        Remains.endProcesses(parser.toHandle());
        assertThat(called.onExit()).succeedsWithin(LONG);
    }

    @Test
    void whatIsNotListedHoldsUpNobodyWhoEndsAParser() {
        assertThatCode(() -> Remains.endProcesses(UnlistedProcess.of(parser.toHandle())))
                .doesNotThrowAnyException();
    }
}
