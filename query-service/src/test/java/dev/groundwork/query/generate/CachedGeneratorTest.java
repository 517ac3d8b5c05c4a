package dev.groundwork.query.generate;

import static dev.groundwork.query.generate.Passages.extractive;
import static dev.groundwork.query.generate.Passages.passage;
import static dev.groundwork.query.generate.Passages.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.groundwork.contracts.event.Source;
import dev.groundwork.query.generate.Generation.BrokenOff;
import dev.groundwork.query.generate.Generation.Written;
import dev.groundwork.query.generate.sentence.SentenceScorer;
import dev.groundwork.query.search.Passage;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CachedGeneratorTest {

    private static final String QUESTION = "What colour is the sky?";

    private static final Generator BY_MEANING = new ExtractiveGenerator(new SentenceScorer((question, texts) ->
            Optional.of(texts.stream().mapToDouble(text -> 1).toArray())));

    private static final Passage SKY = sky("Sky", List.of("Colours"), 1);

    private final AtomicInteger calls = new AtomicInteger();
    private final Generator counted = task -> {
        calls.incrementAndGet();
        return BY_MEANING.generate(task);
    };
    private final CachedGenerator cached = new CachedGenerator(counted, "", 10);

    @Test
    void theSameQuestionOverTheSamePassagesIsAnsweredFromBefore() {
        var task = task(QUESTION, passage("sky", "The colour of the sky is blue."));
        var first = cached.generate(task);
        var second = cached.generate(task);
        assertThat(calls).hasValue(1);
        assertThat(first)
                .asInstanceOf(type(Written.class))
                .matches(w -> !w.work().cached());
        assertThat(second)
                .asInstanceOf(type(Written.class))
                .matches(w -> w.work().cached());
    }

    @Test
    void anotherVersionIsAnotherQuestion() {
        cached.generate(task(QUESTION, passage("sky", "The colour of the sky is blue.", 1)));
        cached.generate(task(QUESTION, passage("sky", "The colour of the sky is blue.", 2)));
        assertThat(calls).hasValue(2);
    }

    @Test
    void anotherTextInThePlaceOfTheSameOrdinalIsAnotherQuestion() {
        cached.generate(task(QUESTION, passage("sky", "The colour of the sky is blue.")));
        cached.generate(task(QUESTION, passage("sky", "The colour of the sky is grey.")));
        assertThat(calls).hasValue(2);
    }

    @ParameterizedTest
    @MethodSource("sameTextElsewhere")
    void theSameTextUnderAnotherTitleOrHeadingOrOnAnotherPageIsAnotherQuestion(Passage corrected) {
        // Given
        cached.generate(task(QUESTION, SKY));
        // When
        var answer = cached.generate(task(QUESTION, corrected));
        // Then
        assertThat(answer)
                .asInstanceOf(type(Written.class))
                .satisfies(written -> assertThat(written.citations())
                        .singleElement()
                        .satisfies(cited -> assertThat(cited.passage()).isEqualTo(corrected)));
    }

    static Stream<Passage> sameTextElsewhere() {
        return Stream.of(
                sky("Sky, corrected", List.of("Colours"), 1),
                sky("Sky", List.of("Colours by day"), 1),
                sky("Sky", List.of("Nature", "Colours"), 1),
                sky("Sky", List.of("Colours"), 2),
                sky("Sky", List.of("Colours"), null),
                sky(null, List.of("Colours"), 1));
    }

    private static Passage sky(String title, List<String> headings, Integer page) {
        var text = "The colour of the sky is blue.";
        return new Passage(
                new UUID(0, 1), 1, 0, title, headings, page, text, "text/plain", new Source("wiki", "sky"), 1, null);
    }

    @Test
    void anotherClearanceIsAnotherQuestion() {
        var passage = passage("sky", "The colour of the sky is blue.");
        cached.generate(task(QUESTION, 1, passage));
        cached.generate(task(QUESTION, 2, passage));
        assertThat(calls).hasValue(2);
    }

    @Test
    void anotherTenantIsAnotherQuestion() {
        var task = task(QUESTION, passage("sky", "The colour of the sky is blue."));
        cached.generate(task);
        cached.generate(new Task(task.question(), task.context(), "other", 1, false, task.deadline()));
        assertThat(calls).hasValue(2);
    }

    @Test
    void anotherOrderIsAnotherQuestion() {
        var sky = passage("sky", "The colour of the sky is blue.");
        var sea = passage("sea", "The sea mirrors the sky.");
        cached.generate(task(QUESTION, sky, sea));
        cached.generate(task(QUESTION, sea, sky));
        assertThat(calls).hasValue(2);
    }

    @Test
    void whoAsksAnewIsAnsweredAnew() {
        var task = task(QUESTION, passage("sky", "The colour of the sky is blue."));
        cached.generate(task);
        cached.generate(new Task(task.question(), task.context(), "default", 1, true, task.deadline()));
        assertThat(calls).hasValue(2);
    }

    @Test
    void anAnswerByWordsAloneIsNotKept() {
        // Given a moment without the embedding model
        var hiccup = new CachedGenerator(
                task -> {
                    calls.incrementAndGet();
                    return extractive().generate(task);
                },
                "",
                10);
        var task = task(QUESTION, passage("sky", "The colour of the sky is blue."));
        // When
        hiccup.generate(task);
        hiccup.generate(task);
        // Then
        assertThat(calls).hasValue(2);
    }

    @Test
    void aBrokenOffAnswerIsNotKept() {
        var late = new BrokenOff("…", List.of(), Work.extractive());
        var broken = new CachedGenerator(
                task -> {
                    calls.incrementAndGet();
                    return late;
                },
                "",
                10);
        broken.generate(task(QUESTION));
        broken.generate(task(QUESTION));
        assertThat(calls).hasValue(2);
    }
}
