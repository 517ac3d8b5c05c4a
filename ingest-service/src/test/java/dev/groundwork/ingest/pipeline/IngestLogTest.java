package dev.groundwork.ingest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IngestLogTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    @Test
    void anEventWasOnItsWaySinceItOccurred() {
        assertThat(IngestLog.waited(NOW.minusSeconds(7), NOW)).isEqualTo(Duration.ofSeconds(7));
        assertThat(IngestLog.waited(NOW.plusSeconds(7), NOW)).isZero();
    }

    @Test
    void aSendersClockMaySayAnything() {
        assertThat(IngestLog.waited(Instant.MAX, NOW)).isZero();
        assertThat(IngestLog.waited(Instant.MIN, NOW).toMillis()).isPositive();
    }
}
