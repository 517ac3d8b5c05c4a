package dev.groundwork.eval.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RetrievalScoreTest {

    private static final Offset<Double> EXACT = within(1e-9);

    private final UUID a = new UUID(0, 1);
    private final UUID b = new UUID(0, 2);
    private final UUID c = new UUID(0, 3);
    private final UUID other = new UUID(0, 4);

    @Test
    void twoOfThreeRelevantDocumentsOnRanksTwoAndFour() {
        // When
        var score = RetrievalScore.of(List.of(other, a, new UUID(0, 5), b, new UUID(0, 6)), Set.of(a, b, c), 5);
        // Then
        assertThat(score.precision()).isCloseTo(2 / 5.0, EXACT);
        assertThat(score.recall()).isCloseTo(2 / 3.0, EXACT);
        assertThat(score.reciprocalRank()).isCloseTo(1 / 2.0, EXACT);
        // gain 1/log2(3) + 1/log2(5) = 0.630930 + 0.430677; ideal 1 + 0.630930 + 0.5
        assertThat(score.ndcg()).isCloseTo(1.061606 / 2.130930, within(1e-5));
    }

    @Test
    void whatStandsBehindRankKDoesNotCount() {
        // When
        var score = RetrievalScore.of(List.of(other, a), Set.of(a), 1);
        // Then
        assertThat(score).isEqualTo(new RetrievalScore(0, 0, 0, 0));
    }

    @Test
    void aShortPerfectRankingHasFullRecallAndPrecisionOverK() {
        // When
        var score = RetrievalScore.of(List.of(a), Set.of(a), 4);
        // Then
        assertThat(score).isEqualTo(new RetrievalScore(0.25, 1, 1, 1));
    }

    @Test
    void nothingFoundIsZero() {
        assertThat(RetrievalScore.of(List.of(), Set.of(a), 3)).isEqualTo(new RetrievalScore(0, 0, 0, 0));
    }

    @Test
    void withoutRelevantDocumentsThereIsNoScore() {
        assertThatThrownBy(() -> RetrievalScore.of(List.of(a), Set.of(), 3))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
