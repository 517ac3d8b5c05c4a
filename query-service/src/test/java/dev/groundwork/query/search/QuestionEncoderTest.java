package dev.groundwork.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.query.index.store.Generation;
import dev.groundwork.query.problem.TestFailures;
import dev.groundwork.query.search.Query.Mode;
import dev.groundwork.query.text.SparseEncoder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class QuestionEncoderTest {

    private static final Generation GENERATION = new Generation("1", "fake", 2);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void aHybridQueryIsAskedByMeaningAndByWords() {
        var question = encoder(new FakeEmbedder("fake", false)).encode(query(Mode.HYBRID), GENERATION);
        assertThat(question.vectors().dense()).isPresent();
        assertThat(question.vectors().words()).isPresent();
        assertThat(question.degraded()).isEmpty();
    }

    @Test
    void aDenseQueryIsNotAskedByWords() {
        var question = encoder(new FakeEmbedder("fake", false)).encode(query(Mode.DENSE), GENERATION);
        assertThat(question.vectors().words()).isEmpty();
    }

    @Test
    void aKeywordQueryNeedsNoModel() {
        var question = encoder(new FakeEmbedder("fake", true)).encode(query(Mode.KEYWORD), GENERATION);
        assertThat(question.vectors().dense()).isEmpty();
        assertThat(question.degraded()).isEmpty();
    }

    @Test
    void withoutTheModelTheQuestionIsAskedByWordsAlone() {
        var question = encoder(new FakeEmbedder("fake", true)).encode(query(Mode.DENSE), GENERATION);
        assertThat(question.vectors().dense()).isEmpty();
        assertThat(question.vectors().words()).isPresent();
        assertThat(question.degraded()).containsExactly(Degradation.KEYWORD_ONLY);
        assertThat(meters.counter("groundwork.failures", "dependency", "embedder", "kind", "illegalstateexception")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void vectorsOfAnotherModelAreNotCompared() {
        var question = encoder(new FakeEmbedder("other", false)).encode(query(Mode.HYBRID), GENERATION);
        assertThat(question.vectors().dense()).isEmpty();
        assertThat(question.degraded()).containsExactly(Degradation.KEYWORD_ONLY);
    }

    private QuestionEncoder encoder(Embedder embedder) {
        return new QuestionEncoder(
                embedder, new SparseEncoder(), new SearchMeasures(meters), TestFailures.countingIn(meters));
    }

    private static Query query(Mode mode) {
        return new Query("launch code", 5, mode);
    }

    private record FakeEmbedder(String model, boolean fails) implements Embedder {

        @Override
        public float[] embed(String question) {
            if (fails) {
                throw new IllegalStateException("out of memory");
            }
            return new float[] {1, 0};
        }
    }
}
