package dev.groundwork.embedded.qdrant.conformance;

import dev.groundwork.embedded.qdrant.conformance.Sample.Point;
import dev.groundwork.embedded.qdrant.conformance.Sample.Write;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Small collections with replaced and deleted points. */
final class RandomSamples {

    static final int DIMENSION = 5;
    static final Arbitrary<Long> IDS = Arbitraries.longs().between(1, 20);
    /** Small whole numbers, whose dot products are the same in floats and doubles; sometimes nothing but zeros. */
    static final Arbitrary<List<Float>> DENSE = Arbitraries.frequencyOf(
            Tuple.of(
                    20,
                    Arbitraries.integers()
                            .between(-4, 4)
                            .map(Integer::floatValue)
                            .list()
                            .ofSize(DIMENSION)),
            Tuple.of(1, Arbitraries.just(Collections.nCopies(DIMENSION, 0f))));

    static final Arbitrary<Map<Integer, Float>> SPARSE = Arbitraries.maps(
                    Arbitraries.integers().between(1, 6), Arbitraries.of(0.25f, 0.5f, 1f, 2f, 3f))
            .ofMaxSize(4)
            .map(it -> (Map<Integer, Float>) new TreeMap<>(it));

    private static final Arbitrary<List<Point>> POINTS =
            points().list().ofMaxSize(20).withSizeDistribution(RandomDistribution.uniform());

    /** Two loads of points of which the second replaces some of the first, and deletions by id. */
    static final Arbitrary<Sample> LOADED = samples(Combinators.combine(POINTS, deletions(), POINTS)
            .as((first, deletion, second) -> List.of(new Sample.Upsert(first), deletion, new Sample.Upsert(second))));

    /** Writes of all kinds, also by filter. */
    static final Arbitrary<Sample> REWRITTEN =
            samples(Combinators.combine(POINTS, writes().list().ofMaxSize(4)).as((points, writes) -> {
                writes.addFirst(new Sample.Upsert(points));
                return List.copyOf(writes);
            }));

    private RandomSamples() {}

    private static Arbitrary<Sample> samples(Arbitrary<List<Write>> writes) {
        var indexes = Arbitraries.of(RandomPayloads.INDEXES.keySet())
                .set()
                .map(names -> names.stream().collect(Collectors.toMap(it -> it, RandomPayloads.INDEXES::get)));
        return Combinators.combine(indexes, Arbitraries.of(true, false), writes).as(Sample::new);
    }

    private static Arbitrary<Point> points() {
        return Combinators.combine(
                        IDS,
                        DENSE.injectNull(0.2),
                        DENSE.injectNull(0.2),
                        SPARSE.injectNull(0.2),
                        SPARSE.injectNull(0.2),
                        RandomPayloads.PAYLOADS)
                .as(Point::new);
    }

    private static Arbitrary<Write> deletions() {
        return IDS.list().ofMaxSize(5).map(Sample.Delete::new);
    }

    private static Arbitrary<Write> writes() {
        var filters = RandomRules.FILTERS;
        var fields = RandomPayloads.PAYLOADS;
        return Arbitraries.frequencyOf(
                Tuple.of(1, deletions()),
                Tuple.of(1, points().list().ofMaxSize(3).map(Sample.Upsert::new)),
                Tuple.of(2, filters.map(Sample.DeleteWhere::new)),
                Tuple.of(3, Combinators.combine(filters, fields).as(Sample.SetWhere::new)),
                Tuple.of(2, Combinators.combine(filters, fields).as(Sample.OverwriteWhere::new)));
    }
}
