package dev.groundwork.ingest.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    @Test
    void secondsAndDatesAreUnderstood() {
        assertThat(RetryAfter.of("90")).isEqualTo(Duration.ofSeconds(90));
        assertThat(RetryAfter.of("Fri, 01 Jan 2100 00:00:00 GMT")).isGreaterThan(Duration.ofDays(1));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "soon", "-1", "99999999999", "Fri, 01 Jan 2010 00:00:00 GMT"})
    void whatIsNoTimeToComeIsNoPause(String header) {
        assertThat(RetryAfter.of(header)).isZero();
    }
}
