package dev.groundwork.query.answer;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineRuleTest {

    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Duration SEARCH = Duration.ofSeconds(10);

    @Test
    void whatIsPastStaysForTwiceTheLongestRequest() {
        assertThatCode(() -> DeadlineRule.check(Duration.ofSeconds(60), ANSWER, SEARCH))
                .doesNotThrowAnyException();
    }

    @Test
    void aSweepThatIsTooSoonIsRefusedByItsName() {
        assertThatThrownBy(() -> DeadlineRule.check(Duration.ofSeconds(59), SEARCH, ANSWER))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("groundwork.index.sweep-after");
    }
}
