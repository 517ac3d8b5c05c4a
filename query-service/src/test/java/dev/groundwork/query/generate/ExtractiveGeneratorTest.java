package dev.groundwork.query.generate;

import static dev.groundwork.query.generate.Passages.extractive;
import static dev.groundwork.query.generate.Passages.passage;
import static dev.groundwork.query.generate.Passages.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.groundwork.query.generate.Generation.Nothing;
import dev.groundwork.query.generate.Generation.Written;
import dev.groundwork.query.generate.sentence.SentenceScorer;
import dev.groundwork.query.generate.sentence.SentenceVectors;
import dev.groundwork.query.search.Passage;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
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
    void whenTheBestSentenceSaysItAllNothingIsAdded() {
        var runbook = passage(
                "Beacon regional failover runbook",
                "Authorise the failover\nThe switch is guarded by a passphrase so that nobody moves a region by accident."
                        + " The failover passphrase for Beacon is COPPER-HERON-4471.");
        var answer = written("What is the passphrase for the failover of Beacon?", runbook);
        assertThat(answer.text()).isEqualTo("The failover passphrase for Beacon is COPPER-HERON-4471. [1]");
    }

    @Test
    void theHeadOfATableIsNoAnswer() {
        var answer = written("How many shipments did the company carry in 2025?", passage("Annual report 2025", """
                        Quillhaven carried 1,284,600 shipments in 2025, nine percent more than in the year before.
                        Figure 2024 2025
                        Revenue (EUR million) 198.3 214.7
                        Deliveries on time 94.1 % 95.6 %"""));
        assertThat(answer.text())
                .isEqualTo(
                        "Quillhaven carried 1,284,600 shipments in 2025, nine percent more than in the year before. [1]");
    }

    @Test
    void aRowThatLostItsLayoutIsQuotedBelowItsYears() {
        var answer = written(
                "What was the revenue in 2025?",
                passage("Annual report", "Figure 2024 2025\nRevenue (EUR million) 198.3 214.7\nEmployees 2,310 2,402"));
        assertThat(answer.text()).startsWith("Figure 2024 2025\nRevenue (EUR million) 198.3 214.7 [1]");
    }

    @Test
    void aSentenceAboutTheRestOfTheQuestionIsAdded() {
        var hall = passage("Hall", "Forklifts drive at most 8 km/h. Forklifts lift at most 4 metres. Doors are green.");
        var answer = byMeaning(text -> 0.8, "How fast may forklifts drive and how high do they lift?", hall);
        assertThat(answer.text())
                .isEqualTo("Forklifts drive at most 8 km/h. [1]\nForklifts lift at most 4 metres. [2]");
    }

    @Test
    void aHeadingIsNeverAdded() {
        var leave = passage("People", "Parental leave\nParental leave takes some weeks.");
        var answer = byMeaning(
                text -> text.endsWith("weeks.") ? 0.8 : 0.78, "Which leave do parents who adopt a child take?", leave);
        assertThat(answer.text()).isEqualTo("Parental leave takes some weeks. [1]");
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

    private static Written byMeaning(ToDoubleFunction<String> cosine, String question, Passage context) {
        SentenceVectors model =
                (asked, texts) -> Optional.of(texts.stream().mapToDouble(cosine).toArray());
        return (Written) new ExtractiveGenerator(new SentenceScorer(model)).generate(task(question, context));
    }

    private static Written written(String question, Passage... context) {
        var generation = extractive().generate(task(question, context));
        assertThat(generation).isInstanceOf(Written.class);
        return (Written) generation;
    }
}
