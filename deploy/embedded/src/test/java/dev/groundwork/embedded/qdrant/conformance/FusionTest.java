package dev.groundwork.embedded.qdrant.conformance;

import static dev.groundwork.embedded.qdrant.conformance.QdrantTester.dense;
import static dev.groundwork.embedded.qdrant.conformance.QdrantTester.point;
import static dev.groundwork.embedded.qdrant.conformance.QdrantTester.sparse;
import static dev.groundwork.embedded.qdrant.conformance.ScoringTest.CLOSE;
import static dev.groundwork.embedded.qdrant.conformance.ScoringTest.query;
import static dev.groundwork.embedded.qdrant.conformance.ScoringTest.ranked;
import static io.qdrant.client.ConditionFactory.matchKeyword;
import static io.qdrant.client.QueryFactory.fusion;
import static io.qdrant.client.QueryFactory.nearest;
import static io.qdrant.client.QueryFactory.rrf;
import static org.assertj.core.api.Assertions.assertThat;

import io.qdrant.client.grpc.Collections.Distance;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Points.Fusion;
import io.qdrant.client.grpc.Points.PrefetchQuery;
import io.qdrant.client.grpc.Points.Query;
import io.qdrant.client.grpc.Points.QueryPoints;
import io.qdrant.client.grpc.Points.Rrf;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Fused scores worked out by hand. */
class FusionTest extends ConformanceTest {

    private static PrefetchQuery prefetch(String using, Query query) {
        return PrefetchQuery.newBuilder().setUsing(using).setQuery(query).build();
    }

    private static QueryPoints.Builder fused(String collection, Query fusion, PrefetchQuery... prefetches) {
        return QueryPoints.newBuilder()
                .setCollectionName(collection)
                .addAllPrefetch(List.of(prefetches))
                .setQuery(fusion);
    }

    private static QueryPoints.Builder hybrid(String collection, Query fusion) {
        return fused(
                collection,
                fusion,
                prefetch("dense", nearest(1, 0)),
                prefetch("raw", nearest(List.of(1f), List.of(7))));
    }

    @Test
    void dbsfScalesEachListByMeanAndThreeSampleDeviationsAndSums() {
        var scores = qdrant.scores(hybrid(ranked(), fusion(Fusion.DBSF)));

        // dense 4, 3, 2: mean 3, deviation 1, from 0 to 6: 2/3, 1/2, 1/3; sparse 3, 2, 1 for points 3, 4, 2: mean 2,
        // from -1 to 5
        assertThat(scores.keySet()).containsExactly(3L, 2L, 1L, 4L);
        assertThat(scores.get(3L)).isCloseTo(1f / 3 + 2f / 3, CLOSE);
        assertThat(scores.get(2L)).isCloseTo(1f / 2 + 1f / 3, CLOSE);
        assertThat(scores.get(1L)).isCloseTo(2f / 3, CLOSE);
        assertThat(scores.get(4L)).isCloseTo(1f / 2, CLOSE);
    }

    @Test
    void dbsfGivesOneHalfToASingleHitAndToEqualScores() {
        var collection = qdrant.collection(2, Distance.Dot);
        qdrant.upsert(
                collection,
                point(1, Map.of("dense", dense(1, 0), "raw", sparse(Map.of(7, 1f))), Map.of()),
                point(2, Map.of("dense", dense(1, 5)), Map.of()));

        var scores = qdrant.scores(hybrid(collection, fusion(Fusion.DBSF)));

        assertThat(scores).containsExactly(Map.entry(1L, 1f), Map.entry(2L, 0.5f));
    }

    @Test
    void rrfCountsPositionsWithKTwo() {
        var scores = qdrant.scores(hybrid(ranked(), fusion(Fusion.RRF)));

        // dense order 1, 2, 3; sparse order 3, 4, 2: 1/2, 1/3, 1/4
        assertThat(scores.keySet()).containsExactly(3L, 2L, 1L, 4L);
        assertThat(scores.get(3L)).isCloseTo(1f / 4 + 1f / 2, CLOSE);
        assertThat(scores.get(2L)).isCloseTo(1f / 3 + 1f / 4, CLOSE);
        assertThat(scores.get(1L)).isCloseTo(1f / 2, CLOSE);
        assertThat(scores.get(4L)).isCloseTo(1f / 3, CLOSE);
    }

    @Test
    void rrfTakesAnotherKAndWeights() {
        var weighted = rrf(Rrf.newBuilder().setK(60).addWeights(3).addWeights(1).build());

        var scores = qdrant.scores(hybrid(ranked(), weighted));

        // 1 / ((position + 1) / weight + 60 - 1)
        assertThat(scores.get(1L)).isCloseTo(1 / (1 / 3f + 59), CLOSE);
        assertThat(scores.get(3L)).isCloseTo(1 / (3 / 3f + 59) + 1 / (1 / 1f + 59), CLOSE);
        assertThat(scores.get(4L)).isCloseTo(1 / (2 / 1f + 59), CLOSE);
    }

    @Test
    void rrfTakesAnyUnsignedK() {
        var largest = rrf(Rrf.newBuilder().setK(-1).build());

        // 1 / (1 + 4294967295 - 1)
        assertThat(qdrant.scores(hybrid(ranked(), largest)).values())
                .hasSize(4)
                .allMatch(score -> score > 0 && score < 1e-9f);
    }

    @Test
    void aFilterOfTheQueryHoldsForItsPrefetches() {
        var red = Filter.newBuilder().addMust(matchKeyword("color", "red")).build();

        var scores = qdrant.scores(hybrid(ranked(), fusion(Fusion.RRF)).setFilter(red));

        // each list has one red point only, at its first position
        assertThat(scores).containsOnly(Map.entry(1L, 0.5f), Map.entry(4L, 0.5f));
    }

    @Test
    void aPrefetchHasItsOwnFilterAndLimit() {
        var blue = Filter.newBuilder().addMust(matchKeyword("color", "blue")).build();
        var first = prefetch("dense", nearest(1, 0)).toBuilder().setFilter(blue).setLimit(1);

        var scores = qdrant.scores(fused(ranked(), fusion(Fusion.RRF), first.build()));

        assertThat(scores).containsExactly(Map.entry(2L, 0.5f));
    }

    @Test
    void aNearestQueryScoresThePrefetchedPointsAnew() {
        var bySparse = PrefetchQuery.newBuilder()
                .addPrefetch(prefetch("raw", nearest(List.of(1f), List.of(7))))
                .setUsing("dense")
                .setQuery(nearest(0, 1))
                .build();

        var scores = qdrant.scores(query(ranked(), "dense", nearest(1, 0)).addPrefetch(bySparse));

        assertThat(scores).containsExactly(Map.entry(2L, 3f), Map.entry(3L, 2f));
    }

    /** The two lists of {@link #hybrid} and a third: by (0, 1) point 2 scores 1, points 1 and 3 nothing. */
    private static QueryPoints.Builder ofThree(String collection, Query fusion) {
        return hybrid(collection, fusion)
                .addPrefetch(prefetch("dense", nearest(0, 1)).toBuilder().setScoreThreshold(0f));
    }

    @Test
    void rrfAddsUpThreeListsOfDifferentPoints() {
        var weighted = rrf(Rrf.newBuilder().addAllWeights(List.of(1f, 2f, 0.5f)).build());

        var scores = qdrant.scores(ofThree(ranked(), weighted));

        // dense order 1, 2, 3 by 1/(p + 1); sparse order 3, 4, 2 by 1/(p/2 + 1); the third only 2, by 1/(2p + 1)
        assertThat(scores.get(1L)).isCloseTo(1f / 2, CLOSE);
        assertThat(scores.get(2L)).isCloseTo(1f / 3 + 1f / 2.5f + 1f / 3, CLOSE);
        assertThat(scores.get(3L)).isCloseTo(1f / 4 + 1f / 1.5f, CLOSE);
        assertThat(scores.get(4L)).isCloseTo(1f / 2, CLOSE);
    }

    @Test
    void dbsfAddsUpThreeListsOfDifferentPoints() {
        var scores = qdrant.scores(ofThree(ranked(), fusion(Fusion.DBSF)));

        assertThat(scores.keySet()).containsExactly(2L, 3L, 1L, 4L);
        assertThat(scores.get(2L)).isCloseTo(1f / 2 + 1f / 3 + 1f / 2, CLOSE);
        assertThat(scores.get(1L)).isCloseTo(2f / 3, CLOSE);
    }

    @Test
    void dbsfTakesTheSampleDeviation() {
        var collection = qdrant.collection(2, Distance.Dot);
        qdrant.upsert(
                collection,
                point(1, Map.of("dense", dense(5, 0)), Map.of()),
                point(2, Map.of("dense", dense(1, 0)), Map.of()));

        var scores = qdrant.scores(fused(collection, fusion(Fusion.DBSF), prefetch("dense", nearest(1, 0))));

        // mean 3, deviation sqrt((4 + 4) / 1) = 2.82843: (5 - 3 + 8.48528) / 16.97056
        assertThat(scores.get(1L)).isCloseTo(0.61785f, CLOSE);
        assertThat(scores.get(2L)).isCloseTo(0.38215f, CLOSE);
    }

    @Test
    void limitAndOffsetCutTheFusedListAndAScoreMayEqualTheThreshold() {
        var fused = hybrid(ranked(), fusion(Fusion.RRF));

        assertThat(qdrant.scores(fused.clone().setScoreThreshold(0.5f))).containsOnlyKeys(3L, 2L, 1L);
        assertThat(qdrant.scores(fused.clone().setLimit(2).setOffset(1)).keySet())
                .containsExactly(2L, 1L);
        assertThat(qdrant.scores(fused.clone().setOffset(3)).keySet()).containsExactly(4L);
        assertThat(qdrant.scores(fused.clone().setOffset(4))).isEmpty();
    }

    @Test
    void aFusionMayBePartOfAFusion() {
        var inner = PrefetchQuery.newBuilder()
                .addPrefetch(prefetch("dense", nearest(1, 0)))
                .addPrefetch(prefetch("raw", nearest(List.of(1f), List.of(7))))
                .setQuery(fusion(Fusion.RRF))
                .setLimit(2)
                .build();

        var scores = qdrant.scores(fused(ranked(), fusion(Fusion.RRF), inner, prefetch("dense", nearest(0, 1))));

        // the inner fusion gives 3, 2; by (0, 1) come 2, 1, 3 as in the order of their ids
        assertThat(scores.get(2L)).isCloseTo(1f / 3 + 1f / 2, CLOSE);
        assertThat(scores).doesNotContainKey(4L);
    }

    @Test
    void aThresholdOfAPrefetchCutsItsList() {
        var best = prefetch("dense", nearest(1, 0)).toBuilder().setScoreThreshold(2f);

        var scores = qdrant.scores(fused(ranked(), fusion(Fusion.RRF), best.build()));

        assertThat(scores).containsExactly(Map.entry(1L, 1f / 2), Map.entry(2L, 1f / 3));
    }
}
