package dev.groundwork.query.generate;

import static dev.groundwork.query.generate.Passages.extractive;
import static dev.groundwork.query.generate.Passages.passage;
import static dev.groundwork.query.generate.Passages.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.groundwork.query.generate.Generation.Nothing;
import dev.groundwork.query.generate.Generation.Written;
import dev.groundwork.query.search.Passage;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExtractiveGeneratorTest {

    private static final Passage SAFETY = passage(
            "Warehouse safety rules",
            "Helmets are worn in the hall. Forklifts drive at most 8 km/h in the warehouse. Report damage to the shift lead.");
    private static final Passage TRAVEL =
            passage("Travel policy", "The daily meal allowance abroad is EUR 58. Book trains before planes.");

    @Test
    void theSentenceThatAnswersComesFirstWithItsCitation() {
        var answer = written("How fast may forklifts drive in the warehouse?", TRAVEL, SAFETY);
        assertThat(answer.text()).startsWith("Forklifts drive at most 8 km/h in the warehouse. [1]");
        assertThat(answer.citations().getFirst().passage()).isEqualTo(SAFETY);
        assertThat(answer.citations().getFirst().quote()).isEqualTo("Forklifts drive at most 8 km/h in the warehouse.");
    }

    @Test
    void whatNoPassageSpeaksOfHasNoAnswer() {
        assertThat(extractive().generate(task("Which broker insures our truck fleet?", SAFETY, TRAVEL)))
                .isInstanceOf(Nothing.class);
    }

    @Test
    void withoutPassagesThereIsNoAnswer() {
        assertThat(extractive().generate(task("How fast may forklifts drive?"))).isInstanceOf(Nothing.class);
    }

    @Test
    void aQuestionOfStopWordsHasNoAnswer() {
        assertThat(extractive().generate(task("What is it?", SAFETY))).isInstanceOf(Nothing.class);
    }

    @Test
    void aRowIsQuotedBelowItsColumnNames() {
        var depots = passage("Depots", "Depot,Depot code,Country\nBrno,QH-BRN-02,Czechia\nTrieste,QH-TRS-07,Italy");
        var answer = written("What is the depot code of Trieste?", depots);
        assertThat(answer.text()).startsWith("Depot,Depot code,Country\nTrieste,QH-TRS-07,Italy [1]");
        assertThat(answer.citations().getFirst().quote()).isEqualTo("Trieste,QH-TRS-07,Italy");
    }

    @Test
    void theNumberAskedForDecidesBetweenRows() {
        var rota = passage(
                "Rota", "Week,Primary,Secondary\nWeek 30,Ines,Henrik\nWeek 31,Ruben,Ines\nWeek 36,Oksana,Ruben");
        assertThat(written("Who is primary in week 31?", rota)
                        .citations()
                        .getFirst()
                        .quote())
                .isEqualTo("Week 31,Ruben,Ines");
    }

    @Test
    void aNumberIsPreferredWhenOneIsAskedFor() {
        var leave = passage("Leave", "Parental leave is paid leave. Parental leave is 22 weeks of paid leave.");
        assertThat(written("How long is paid parental leave?", leave)
                        .citations()
                        .getFirst()
                        .quote())
                .contains("22 weeks");
    }

    @Test
    void copiesOfASentenceAreQuotedOnce() {
        var copy = passage("Copy of the rules", SAFETY.text());
        var answer = written("How fast may forklifts drive in the warehouse?", SAFETY, copy);
        assertThat(answer.citations()).hasSize(1);
    }

    @Test
    void nothingIsInvented() {
        var answer = written("What is the daily meal allowance and how fast do forklifts drive?", SAFETY, TRAVEL);
        for (var cited : answer.citations()) {
            assertThat(cited.passage().text()).contains(cited.quote());
            assertThat(answer.text()).contains(cited.quote() + " [" + cited.marker() + "]");
        }
        var rest = answer.text();
        for (var cited : answer.citations()) {
            rest = rest.replace(cited.quote() + " [" + cited.marker() + "]", "");
        }
        assertThat(rest).isBlank();
    }

    @Test
    void withAModelMeaningWeighsMost() {
        // Given a model that finds the second sentence close and the others far
        SentenceVectors model = (question, texts) -> Optional.of(texts.stream()
                .mapToDouble(text -> text.contains("22 weeks") ? 0.9 : 0.4)
                .toArray());
        var leave =
                passage("Policy", "A parent brings documents. Each new parent receives 22 weeks. Ask the people team.");
        // When
        var generation = new ExtractiveGenerator(new SentenceScorer(model))
                .generate(task("How long is the leave for somebody with a baby?", leave));
        // Then
        assertThat(generation).asInstanceOf(type(Written.class)).satisfies(written -> {
            assertThat(written.citations()).hasSize(1);
            assertThat(written.citations().getFirst().quote()).isEqualTo("Each new parent receives 22 weeks.");
            assertThat(written.citations().getFirst().score()).isEqualTo(0.55 * 0.9 + 0.2 * 0.9 + 0.1, within(0.15));
        });
    }

    private static Written written(String question, Passage... context) {
        var generation = extractive().generate(task(question, context));
        assertThat(generation).isInstanceOf(Written.class);
        return (Written) generation;
    }
}
