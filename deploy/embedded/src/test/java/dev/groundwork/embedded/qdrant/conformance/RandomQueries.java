package dev.groundwork.embedded.qdrant.conformance;

import static dev.groundwork.embedded.qdrant.conformance.RandomPayloads.quick;
import static dev.groundwork.embedded.qdrant.conformance.RandomRules.LOOSE_FILTERS;
import static dev.groundwork.embedded.qdrant.conformance.RandomSamples.DENSE;
import static dev.groundwork.embedded.qdrant.conformance.RandomSamples.SPARSE;

import dev.groundwork.embedded.qdrant.conformance.Ask.How;
import dev.groundwork.embedded.qdrant.conformance.Ask.Page;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Queries by one vector, and fusions of queries down to the third level. */
final class RandomQueries {

    private static final Arbitrary<Integer> LIMITS =
            Arbitraries.integers().between(1, 15).injectNull(0.3);
    private static final Arbitrary<How> NEAREST = Arbitraries.oneOf(
            DENSE.map(it -> new Ask.Dense("cosine", it)),
            DENSE.map(it -> new Ask.Dense("dot", it)),
            SPARSE.map(it -> new Ask.Sparse("text", it)),
            SPARSE.map(it -> new Ask.Sparse("raw", it)));

    private static final int MOST_LISTS = 3;
    private static final Arbitrary<How> FUSIONS = fusions();

    static final Arbitrary<Page> VECTOR_QUERIES = pages(vectorQueries(Arbitraries.just(List.of())));
    static final Arbitrary<Page> FUSED_QUERIES = pages(queries(2));

    private RandomQueries() {}

    private static Arbitrary<Page> pages(Arbitrary<Ask> asks) {
        return Combinators.combine(asks, Arbitraries.integers().between(0, 6).injectNull(0.6))
                .as(Page::new);
    }

    private static Arbitrary<Ask> vectorQueries(Arbitrary<List<Ask>> prefetches) {
        var thresholds = Arbitraries.of(-10f, -3f, 0f, 0.3f, 1f, 1.5f, 2f, 5f).injectNull(0.7);
        return quick(Combinators.combine(NEAREST, prefetches, LOOSE_FILTERS, thresholds, LIMITS)
                .as(Ask::new));
    }

    private static Arbitrary<Ask> queries(int depth) {
        var simple = vectorQueries(Arbitraries.just(List.of()));
        var prefetch = depth == 1 ? simple : Arbitraries.frequencyOf(Tuple.of(4, simple), Tuple.of(1, queries(1)));
        var prefetches = prefetch.list().ofMinSize(1).ofMaxSize(MOST_LISTS);
        return quick(Arbitraries.frequencyOf(Tuple.of(4, fusions(prefetches)), Tuple.of(1, vectorQueries(prefetches))));
    }

    private static Arbitrary<Ask> fusions(Arbitrary<List<Ask>> prefetches) {
        var thresholds = Arbitraries.of(0.2f, 0.45f, 0.7f, 1.1f).injectNull(0.7);
        return Combinators.combine(FUSIONS, prefetches, LOOSE_FILTERS, thresholds, LIMITS)
                .as((how, lists, filter, threshold, limit) ->
                        new Ask(withWeightsFor(lists.size(), how), lists, filter, threshold, limit));
    }

    private static How withWeightsFor(int lists, How how) {
        return how instanceof Ask.Rrf(var k, var weights)
                ? new Ask.Rrf(k, weights.subList(0, Math.min(lists, weights.size())))
                : how;
    }

    private static Arbitrary<How> fusions() {
        var weights = Arbitraries.of(0f, 0.5f, 1f, 3f, 7f).list().ofSize(MOST_LISTS);
        var weightsOrNone = Arbitraries.oneOf(weights, Arbitraries.just(List.<Float>of()));
        var ks = Arbitraries.integers().between(1, 60).injectNull(0.3);
        return Arbitraries.oneOf(
                Arbitraries.just(new Ask.PlainRrf()),
                Combinators.combine(ks, weightsOrNone).as(Ask.Rrf::new),
                Arbitraries.just(new Ask.Dbsf()));
    }
}
