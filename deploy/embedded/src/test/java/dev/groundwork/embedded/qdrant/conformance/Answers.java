package dev.groundwork.embedded.qdrant.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.embedded.qdrant.conformance.Ask.Page;
import dev.groundwork.embedded.qdrant.conformance.NaiveSearch.Scored;
import dev.groundwork.embedded.qdrant.conformance.Rule.Clauses;
import dev.groundwork.embedded.qdrant.conformance.Sample.Point;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Holds the server's answers about one collection against the naive evaluation. */
record Answers(SampleServer qdrant, String collection, Sample sample) {

    private static final int PAGE = 7;

    void checkFilter(Clauses filter) {
        var naive = new NaiveFilter(sample.indexes());
        var expected = sample.points().values().stream()
                .filter(point -> naive.holds(filter, point))
                .map(Point::id)
                .toList();
        assertThat(qdrant.scroll(collection, filter, PAGE)).as("scroll").isEqualTo(expected);
        assertThat(qdrant.count(collection, filter)).as("count").isEqualTo(expected.size());
    }

    void checkPayloads() {
        var expected = new TreeMap<Long, Map<?, ?>>();
        sample.points().forEach((id, point) -> expected.put(id, Wire.payload(point.payload())));
        assertThat(qdrant.payloads(collection)).isEqualTo(expected);
    }

    /** Points whose scores lie within the tolerance may stand in each other's place. */
    void checkPage(Page page) {
        var ranking = new NaiveSearch(
                        sample.points().values(), new NaiveFilter(sample.indexes()), qdrant.breaksTiesById())
                .ranked(page.ask());
        var expected = ranking.hits().stream()
                .skip(page.offset() == null ? 0 : page.offset())
                .limit(NaiveSearch.limit(page.ask()))
                .toList();
        var hits = qdrant.query(collection, page);
        var what = "expected %s but got %s".formatted(expected, hits);
        assertThat(hits).as(what).hasSameSizeAs(expected);
        assertThat(hits.stream().map(Scored::id)).as(what).doesNotHaveDuplicates();
        for (var i = 0; i < hits.size(); i++) {
            var hit = hits.get(i);
            assertThat(NaiveSearch.near(hit.score(), expected.get(i).score()))
                    .as("score at %s: %s", i, what)
                    .isTrue();
            assertThat(ranking.hits())
                    .as("point at %s: %s", i, what)
                    .anyMatch(one -> one.id() == hit.id() && NaiveSearch.near(one.score(), hit.score()));
        }
        if (ranking.exact()) {
            assertThat(ids(hits)).as(what).isEqualTo(ids(expected));
        }
        if (qdrant.breaksTiesById()) {
            assertThat(qdrant.query(collection, page)).as("asked again").isEqualTo(hits);
        }
    }

    private static List<Long> ids(List<Scored> hits) {
        return hits.stream().map(Scored::id).toList();
    }
}
