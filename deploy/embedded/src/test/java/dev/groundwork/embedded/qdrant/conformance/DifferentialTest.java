package dev.groundwork.embedded.qdrant.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.embedded.fixture.QdrantTarget;
import dev.groundwork.embedded.qdrant.conformance.Ask.Page;
import dev.groundwork.embedded.qdrant.conformance.NaiveSearch.Ambiguous;
import dev.groundwork.embedded.qdrant.conformance.NaiveSearch.Scored;
import dev.groundwork.embedded.qdrant.conformance.Rule.Clauses;
import dev.groundwork.embedded.qdrant.conformance.Sample.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** Random collections and requests: the server's answer, over the wire, is the one of a naive evaluation. */
class DifferentialTest {

    private static SampleServer qdrant;

    @BeforeContainer
    static void start() throws IOException {
        qdrant = new SampleServer(QdrantTarget.embedded(Files.createTempDirectory(Path.of("target"), "differential")));
    }

    @AfterContainer
    static void stop() {
        qdrant.close();
    }

    @Provide
    Arbitrary<Sample> loaded() {
        return RandomSamples.LOADED;
    }

    @Provide
    Arbitrary<Sample> rewritten() {
        return RandomSamples.REWRITTEN;
    }

    @Provide
    Arbitrary<Sample> any() {
        return Arbitraries.oneOf(RandomSamples.LOADED, RandomSamples.REWRITTEN);
    }

    @Provide
    Arbitrary<List<Clauses>> filters() {
        return several(RandomRules.FILTERS);
    }

    @Provide
    Arbitrary<List<Page>> vectorQueries() {
        return several(RandomQueries.VECTOR_QUERIES);
    }

    @Provide
    Arbitrary<List<Page>> fusedQueries() {
        return several(RandomQueries.FUSED_QUERIES);
    }

    /** Many requests for one collection, since making one takes longest. */
    private static <T> Arbitrary<List<T>> several(Arbitrary<T> requests) {
        return requests.list().ofMinSize(1).ofMaxSize(40).withSizeDistribution(RandomDistribution.uniform());
    }

    @Provide
    Arbitrary<Integer> pageSizes() {
        return Arbitraries.of(5, 100);
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void aFilterFindsAndCountsTheRightPoints(
            @ForAll("any") Sample sample, @ForAll("filters") List<Clauses> filters, @ForAll("pageSizes") int pageSize) {
        qdrant.with(sample, collection -> {
            for (var filter : filters) {
                var expected = sample.points().values().stream()
                        .filter(point -> new NaiveFilter(sample.indexes()).holds(filter, point))
                        .map(Point::id)
                        .toList();
                assertThat(qdrant.scroll(collection, filter, pageSize))
                        .as("scroll with %s", filter)
                        .isEqualTo(expected);
                assertThat(qdrant.count(collection, filter))
                        .as("count with %s", filter)
                        .isEqualTo(expected.size());
            }
        });
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void aWriteByFilterChangesTheRightPoints(@ForAll("rewritten") Sample sample) {
        var expected = new TreeMap<Long, Map<?, ?>>();
        sample.points().forEach((id, point) -> expected.put(id, Wire.payload(point.payload())));

        qdrant.with(
                sample, collection -> assertThat(qdrant.payloads(collection)).isEqualTo(expected));
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(onFailureOnly = true)
    void aVectorQueryRanksExactly(@ForAll("loaded") Sample sample, @ForAll("vectorQueries") List<Page> pages) {
        eachUnambiguous(sample, pages, this::compare);
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(onFailureOnly = true)
    void aFusionRanksExactly(@ForAll("loaded") Sample sample, @ForAll("fusedQueries") List<Page> pages) {
        eachUnambiguous(sample, pages, this::compare);
    }

    private void eachUnambiguous(Sample sample, List<Page> pages, BiConsumer<List<Scored>, Answer> comparison) {
        var naive = new NaiveSearch(sample.points().values(), new NaiveFilter(sample.indexes()));
        qdrant.with(sample, collection -> {
            for (var page : pages) {
                try {
                    var ranking = naive.ranked(page.ask());
                    var hits = qdrant.query(collection, page);
                    comparison.accept(ranking.hits(), new Answer(page, ranking.exact(), hits));
                    assertThat(qdrant.query(collection, page)).as("asked again").isEqualTo(hits);
                    Statistics.collect("compared");
                } catch (Ambiguous e) {
                    Statistics.collect("ambiguous");
                }
            }
        });
        Statistics.coverage(seen -> seen.check("compared").percentage(share -> share > 75));
    }

    /** What the server said. */
    private record Answer(Page page, boolean exact, List<Scored> hits) {}

    /** Points whose scores lie within the tolerance may stand in each other's place. */
    private void compare(List<Scored> all, Answer answer) {
        var offset = answer.page().offset() == null ? 0 : answer.page().offset();
        var expected = all.stream()
                .skip(offset)
                .limit(NaiveSearch.limit(answer.page().ask()))
                .toList();
        var what = "%s: expected %s".formatted(answer.page(), expected);
        var hits = answer.hits();
        assertThat(hits).as(what).hasSameSizeAs(expected);
        assertThat(hits.stream().map(Scored::id)).as(what).doesNotHaveDuplicates();
        for (var i = 0; i < hits.size(); i++) {
            var hit = hits.get(i);
            assertThat(NaiveSearch.near(hit.score(), expected.get(i).score()))
                    .as("score at %s of %s in %s", i, hits, what)
                    .isTrue();
            assertThat(all)
                    .as("point at %s of %s in %s", i, hits, what)
                    .anyMatch(one -> one.id() == hit.id() && NaiveSearch.near(one.score(), hit.score()));
        }
        if (answer.exact()) {
            assertThat(hits)
                    .as(what)
                    .extracting(Scored::id)
                    .isEqualTo(expected.stream().map(Scored::id).toList());
        }
    }
}
