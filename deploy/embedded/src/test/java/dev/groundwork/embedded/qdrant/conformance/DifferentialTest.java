package dev.groundwork.embedded.qdrant.conformance;

import dev.groundwork.embedded.fixture.QdrantTarget;
import dev.groundwork.embedded.qdrant.conformance.Ask.Page;
import dev.groundwork.embedded.qdrant.conformance.NaiveSearch.Ambiguous;
import dev.groundwork.embedded.qdrant.conformance.Rule.Clauses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/**
 * Random collections and requests: the server's answer, over the wire, is the one of a naive evaluation. Which server it
 * is, says {@link QdrantTarget#told}: one that is Qdrant holds the naive evaluation itself against it. A failure shows the
 * smallest collection and request that disagree, made by {@link Smaller}: jqwik's own shrinking leaves them long.
 */
class DifferentialTest {

    private static SampleServer qdrant;

    @BeforeContainer
    static void start() throws IOException {
        var target = QdrantTarget.start(
                QdrantTarget.told(System.getenv()), Files.createTempDirectory(Path.of("target"), "differential"));
        target.absence().ifPresent(why -> {
            throw new IllegalStateException("There is no " + target + " Qdrant to test against: " + why);
        });
        qdrant = new SampleServer(target);
    }

    @AfterContainer
    static void stop() {
        qdrant.close();
    }

    @Provide
    Arbitrary<Trial<Clauses>> filters() {
        return trials(Arbitraries.oneOf(RandomSamples.LOADED, RandomSamples.REWRITTEN), RandomRules.FILTERS);
    }

    @Provide
    Arbitrary<Trial<String>> writes() {
        return RandomSamples.REWRITTEN.map(sample -> new Trial<>(sample, List.of("all payloads")));
    }

    @Provide
    Arbitrary<Trial<Page>> vectorQueries() {
        return trials(RandomSamples.LOADED, RandomQueries.VECTOR_QUERIES);
    }

    @Provide
    Arbitrary<Trial<Page>> fusedQueries() {
        return trials(RandomSamples.LOADED, RandomQueries.FUSED_QUERIES);
    }

    /** Many requests for one collection, since making one takes longest. */
    private static <R> Arbitrary<Trial<R>> trials(Arbitrary<Sample> samples, Arbitrary<R> requests) {
        var several = requests.list().ofMinSize(1).ofMaxSize(40).withSizeDistribution(RandomDistribution.uniform());
        return Combinators.combine(samples, several).as(Trial::new);
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void aFilterFindsAndCountsTheRightPoints(@ForAll("filters") Trial<Clauses> trial) {
        check(trial, Answers::checkFilter);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void aWriteByFilterChangesTheRightPoints(@ForAll("writes") Trial<String> trial) {
        check(trial, (answers, _) -> answers.checkPayloads());
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    @StatisticsReport(onFailureOnly = true)
    void aVectorQueryRanksExactly(@ForAll("vectorQueries") Trial<Page> trial) {
        check(trial, DifferentialTest::checkUnlessAmbiguous);
        Statistics.coverage(seen -> seen.check("compared").percentage(share -> share > 75));
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    @StatisticsReport(onFailureOnly = true)
    void aFusionRanksExactly(@ForAll("fusedQueries") Trial<Page> trial) {
        check(trial, DifferentialTest::checkUnlessAmbiguous);
        Statistics.coverage(seen -> seen.check("compared").percentage(share -> share > 75));
    }

    private static void checkUnlessAmbiguous(Answers answers, Page page) {
        try {
            answers.checkPage(page);
            Statistics.collect("compared");
        } catch (Ambiguous e) {
            Statistics.collect("ambiguous");
        }
    }

    private static <R> void check(Trial<R> trial, BiConsumer<Answers, R> check) {
        try {
            run(trial, check);
        } catch (AssertionError first) {
            run(Smaller.smallest(trial, smaller -> isWrong(smaller, check)), check);
            throw first;
        }
    }

    private static <R> boolean isWrong(Trial<R> trial, BiConsumer<Answers, R> check) {
        try {
            run(trial, check);
            return false;
        } catch (AssertionError e) {
            return true;
        } catch (RuntimeException e) {
            return false; // Not a request any more, but one with a hole.
        }
    }

    private static <R> void run(Trial<R> trial, BiConsumer<Answers, R> check) {
        qdrant.with(trial.sample(), collection -> {
            for (var request : trial.requests()) {
                try {
                    check.accept(new Answers(qdrant, collection, trial.sample()), request);
                } catch (AssertionError e) {
                    throw new AssertionError(
                            "After %s%nfor %s%n%s".formatted(trial.sample(), request, e.getMessage()), e);
                }
            }
        });
    }
}
