package dev.groundwork.eval.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.contracts.http.Answer.Status;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SummaryTest {

    private final UUID wanted = new UUID(0, 1);
    private final UUID other = new UUID(0, 2);

    @Test
    void theMeansOfFourCasesAreThoseComputedByHand() {
        // Given
        var perfect = score(answerable(true), seen(Status.ANSWERED, List.of(wanted), List.of(wanted), true, 100));
        var second = score(answerable(true), seen(Status.ANSWERED, List.of(other, wanted), List.of(other), false, 300));
        var silent = score(unanswerable(), seen(Status.NO_CONTEXT, List.of(other), List.of(), null, 50));
        var broken = score(answerable(false), Observation.failed("SEARCH_UNAVAILABLE"));
        // When
        var summary = Summary.of(List.of(perfect, second, silent, broken));
        // Then
        assertThat(summary.done()).isEqualTo(4);
        assertThat(summary.passed()).isEqualTo(2);
        assertThat(summary.errors()).isEqualTo(Map.of("SEARCH_UNAVAILABLE", 1L));
        assertThat(summary.precision()).isEqualTo(0.5);
        assertThat(summary.recall()).isEqualTo(1.0);
        assertThat(summary.mrr()).isEqualTo(0.75);
        assertThat(summary.answerRate()).isEqualTo(1.0);
        assertThat(summary.firstCitationRate()).isEqualTo(0.5);
        assertThat(summary.valueRate()).isEqualTo(0.5);
        assertThat(summary.noContextRate()).isEqualTo(1.0);
        assertThat(summary.responseMs()).isEqualTo(new ResponseTimes(100, 300, 300));
    }

    @Test
    void anErrorLeavesEveryFigureUnknownInsteadOfZero() {
        // When
        var summary = Summary.of(List.of(score(answerable(true), Observation.failed("TIMEOUT"))));
        // Then
        assertThat(summary)
                .isEqualTo(
                        new Summary(1, 0, Map.of("TIMEOUT", 1L), null, null, null, null, null, null, null, null, null));
    }

    @Test
    void anAnswerWhereNoneIsToBeHadFails() {
        // When
        var score = score(unanswerable(), seen(Status.ANSWERED, List.of(other), List.of(other), null, 10));
        // Then
        assertThat(score.passed()).isFalse();
        assertThat(Summary.of(List.of(score)).noContextRate()).isZero();
    }

    @Test
    void theRightDocumentWithoutTheValueFails() {
        // When
        var score = score(answerable(true), seen(Status.ANSWERED, List.of(wanted), List.of(wanted), false, 10));
        // Then
        assertThat(score.passed()).isFalse();
        assertThat(score.firstCitationCorrect()).isTrue();
    }

    private Expectation answerable(boolean value) {
        return new Expectation(Set.of(wanted), value, List.of(), false);
    }

    private Expectation unanswerable() {
        return new Expectation(Set.of(), false, List.of(), false);
    }

    private static CaseScore score(Expectation expected, Observation seen) {
        return CaseScore.of(expected, seen, 2);
    }

    private static Observation seen(Status status, List<UUID> retrieved, List<UUID> cited, Boolean found, long millis) {
        return new Observation(null, status, retrieved, cited, found, millis, List.of());
    }
}
