package dev.groundwork.eval.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.eval.problem.CallFailure.Dependency;
import dev.groundwork.eval.problem.PassingFailure;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryAfterTest {

    private final RetryAfter backoff = new RetryAfter();

    @Test
    void eachPauseIsTwiceTheOneBefore() {
        // Given
        backoff.init(100);
        // When, Then
        assertThat(backoff.nextDelayInMillis(new PassingFailure(Dependency.QUERY, "UNREACHABLE", null, null)))
                .isEqualTo(100);
        assertThat(backoff.nextDelayInMillis(new PassingFailure(Dependency.QUERY, "UNREACHABLE", null, null)))
                .isEqualTo(200);
        assertThat(backoff.nextDelayInMillis(new IllegalStateException())).isEqualTo(400);
    }

    @Test
    void theServiceDecidesHowLongToWait() {
        // Given
        backoff.init(100);
        // When, Then
        assertThat(backoff.nextDelayInMillis(
                        new PassingFailure(Dependency.QUERY, "RATE_LIMITED", Duration.ofSeconds(3), null)))
                .isEqualTo(3000);
    }
}
