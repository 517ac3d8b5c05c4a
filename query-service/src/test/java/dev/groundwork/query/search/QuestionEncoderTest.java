package dev.groundwork.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.query.index.store.Generation;
import dev.groundwork.query.limit.Deadline;
import dev.groundwork.query.problem.TestFailures;
import dev.groundwork.query.search.Query.Mode;
import dev.groundwork.query.text.SparseEncoder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuestionEncoderTest {

    private static final Generation GENERATION = new Generation("1", "fake", 2);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void aHybridQueryIsAskedByMeaningAndByWords() {
        var question = encoder(new FakeModel("fake", false))
                .encode(query(Mode.HYBRID), GENERATION, Deadline.in(Duration.ofSeconds(5)));
        assertThat(question.vectors().dense()).isPresent();
        assertThat(question.vectors().words()).isPresent();
        assertThat(question.degraded()).isEmpty();
    }

    @Test
    void aDenseQueryIsNotAskedByWords() {
        var question = encoder(new FakeModel("fake", false))
                .encode(query(Mode.DENSE), GENERATION, Deadline.in(Duration.ofSeconds(5)));
        assertThat(question.vectors().words()).isEmpty();
    }

    @Test
    void aKeywordQueryNeedsNoModel() {
        var question = encoder(new FakeModel("fake", true))
                .encode(query(Mode.KEYWORD), GENERATION, Deadline.in(Duration.ofSeconds(5)));
        assertThat(question.vectors().dense()).isEmpty();
        assertThat(question.degraded()).isEmpty();
    }

    @Test
    void withoutTheModelTheQuestionIsAskedByWordsAlone() {
        var question = encoder(new FakeModel("fake", true))
                .encode(query(Mode.DENSE), GENERATION, Deadline.in(Duration.ofSeconds(5)));
        assertThat(question.vectors().dense()).isEmpty();
        assertThat(question.vectors().words()).isPresent();
        assertThat(question.degraded()).containsExactly(Degradation.KEYWORD_ONLY);
        assertThat(meters.counter("groundwork.failures", "dependency", "embedder", "kind", "illegalstateexception")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void vectorsOfAnotherModelAreNotCompared() {
        var question = encoder(new FakeModel("other", false))
                .encode(query(Mode.HYBRID), GENERATION, Deadline.in(Duration.ofSeconds(5)));
        assertThat(question.vectors().dense()).isEmpty();
        assertThat(question.degraded()).containsExactly(Degradation.KEYWORD_ONLY);
    }

    @Test
    void vectorsOfAnotherLengthAreNotCompared() {
        var longer = new Generation("1", "fake", 3);
        var question = encoder(new FakeModel("fake", false))
                .encode(query(Mode.HYBRID), longer, Deadline.in(Duration.ofSeconds(5)));
        assertThat(question.degraded()).containsExactly(Degradation.KEYWORD_ONLY);
    }

    private QuestionEncoder encoder(FakeModel model) {
        return new QuestionEncoder(
                new QuestionModels(Map.of(model.name, new QuestionModels.Sized(model, 2))),
                new SparseEncoder(),
                new SearchMeasures(meters),
                TestFailures.countingIn(meters));
    }

    private static Query query(Mode mode) {
        return new Query("launch code", 5, mode);
    }

    private record FakeModel(String name, boolean fails) implements QuestionModel {

        @Override
        public float[] embed(String question, Deadline deadline) {
            if (fails) {
                throw new IllegalStateException("out of memory");
            }
            return new float[] {1, 0};
        }
    }
}
