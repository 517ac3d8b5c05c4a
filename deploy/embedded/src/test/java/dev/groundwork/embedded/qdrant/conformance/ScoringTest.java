package dev.groundwork.embedded.qdrant.conformance;

import static dev.groundwork.embedded.qdrant.conformance.QdrantTester.dense;
import static dev.groundwork.embedded.qdrant.conformance.QdrantTester.point;
import static dev.groundwork.embedded.qdrant.conformance.QdrantTester.sparse;
import static io.qdrant.client.ConditionFactory.matchKeyword;
import static io.qdrant.client.QueryFactory.nearest;
import static io.qdrant.client.ValueFactory.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.qdrant.client.grpc.Collections.Distance;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Points.Query;
import io.qdrant.client.grpc.Points.QueryPoints;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Scores worked out by hand. */
class ScoringTest extends ConformanceTest {

    static final Offset<Float> CLOSE = within(1e-4f);

    static QueryPoints.Builder query(String collection, String using, Query query) {
        return QueryPoints.newBuilder()
                .setCollectionName(collection)
                .setUsing(using)
                .setQuery(query);
    }

    /** Dot products with (1, 0): point 1 scores 4, point 2 scores 3, point 3 scores 2. Sparse with 7: 2, 3, 1 for 4, 3, 2. */
    static String ranked() {
        var collection = qdrant.collection(2, Distance.Dot);
        qdrant.upsert(
                collection,
                point(1, Map.of("dense", dense(4, 0)), Map.of("color", value("red"))),
                point(2, Map.of("dense", dense(3, 1), "raw", sparse(Map.of(7, 1f))), Map.of("color", value("blue"))),
                point(3, Map.of("dense", dense(2, 0), "raw", sparse(Map.of(7, 3f))), Map.of("color", value("blue"))),
                point(4, Map.of("raw", sparse(Map.of(7, 2f))), Map.of("color", value("red"))));
        return collection;
    }

    @Test
    void cosineComparesDirectionsOnly() {
        var collection = qdrant.collection(2, Distance.Cosine);
        qdrant.upsert(
                collection,
                point(1, Map.of("dense", dense(10, 0)), Map.of()),
                point(2, Map.of("dense", dense(1, 1)), Map.of()),
                point(3, Map.of("dense", dense(0, 3)), Map.of()));

        var scores = qdrant.scores(query(collection, "dense", nearest(2, 0)));

        assertThat(scores.keySet()).containsExactly(1L, 2L, 3L);
        assertThat(scores.get(1L)).isCloseTo(1f, CLOSE);
        assertThat(scores.get(2L)).isCloseTo(0.70711f, CLOSE);
        assertThat(scores.get(3L)).isCloseTo(0f, CLOSE);
    }

    @Test
    void dotCountsLengthsToo() {
        assertThat(qdrant.scores(query(ranked(), "dense", nearest(1, 0))))
                .containsExactly(Map.entry(1L, 4f), Map.entry(2L, 3f), Map.entry(3L, 2f));
    }

    @Test
    void dotSumsEveryDimension() {
        var collection = qdrant.collection(7, Distance.Dot);
        qdrant.upsert(collection, point(1, Map.of("dense", dense(1, 2, 4, 8, 16, 32, 64)), Map.of()));

        // each digit shows its dimension
        assertThat(qdrant.scores(query(collection, "dense", nearest(1, 1, 1, 1, 1, 1, 1))))
                .containsExactly(Map.entry(1L, 127f));
        assertThat(qdrant.scores(query(collection, "dense", nearest(0, -1, 0, 2, 0, 0, 0.5f))))
                .containsExactly(Map.entry(1L, -2f + 16f + 32f));
    }

    @Test
    void aSparseDotProductSumsTheSharedDimensionsWithoutIdf() {
        var collection = qdrant.collection(2, Distance.Dot);
        qdrant.upsert(
                collection,
                point(1, Map.of("raw", sparse(Map.of(3, 2f, 5, 4f, 9, 8f))), Map.of()),
                point(2, Map.of("raw", sparse(Map.of(5, 1f))), Map.of()));

        assertThat(qdrant.scores(query(collection, "raw", nearest(List.of(0.5f, 3f, 7f), List.of(3, 5, 8)))))
                .containsExactly(Map.entry(1L, 0.5f * 2 + 3 * 4), Map.entry(2L, 3f));
    }

    @Test
    void idfCountsAllVectorsOfTheCollectionWhateverTheFilter() {
        // Given three vectors, 5 in two of them and 6 in one; a point without the vector does not count
        var collection = qdrant.collection(2, Distance.Dot);
        qdrant.upsert(
                collection,
                point(1, Map.of("text", sparse(Map.of(5, 2f))), Map.of("color", value("red"))),
                point(2, Map.of("text", sparse(Map.of(5, 1f, 6, 1f))), Map.of("color", value("red"))),
                point(3, Map.of("text", sparse(Map.of(9, 1f))), Map.of("color", value("blue"))),
                point(4, Map.of("dense", dense(1, 1)), Map.of("color", value("red"))));

        // When asked with weight 1 for 5 and weight 3 for 6
        var request = query(collection, "text", nearest(List.of(1f, 3f), List.of(5, 6)));
        var scores = qdrant.scores(request.setFilter(
                Filter.newBuilder().addMust(matchKeyword("color", "red")).build()));

        // Then idf(5) = ln((3 - 2 + 0.5) / (2 + 0.5) + 1) = 0.47000 and idf(6) = ln((3 - 1 + 0.5) / (1 + 0.5) + 1) =
        // 0.98083
        assertThat(scores.keySet()).containsExactly(2L, 1L);
        assertThat(scores.get(1L)).isCloseTo(2 * 0.47000f, CLOSE);
        assertThat(scores.get(2L)).isCloseTo(0.47000f + 3 * 0.98083f, CLOSE);
    }

    @Test
    void aPointThatSharesNoTermIsNoHit() {
        assertThat(qdrant.scores(query(ranked(), "raw", nearest(List.of(1f), List.of(8)))))
                .isEmpty();
    }

    @Test
    void aSimilarityMustExceedTheThreshold() {
        var collection = ranked();

        assertThat(qdrant.scores(query(collection, "dense", nearest(1, 0)).setScoreThreshold(3f)))
                .containsOnlyKeys(1L);
        assertThat(qdrant.scores(query(collection, "raw", nearest(List.of(1f), List.of(7)))
                        .setScoreThreshold(2f)))
                .containsOnlyKeys(3L);
    }

    @Test
    void limitAndOffsetCutAPage() {
        var collection = ranked();

        assertThat(qdrant.scores(
                        query(collection, "dense", nearest(1, 0)).setLimit(1).setOffset(1)))
                .containsOnlyKeys(2L);
        assertThat(qdrant.scores(query(collection, "dense", nearest(1, 0)).setOffset(9)))
                .isEmpty();
    }

    @Test
    void tenHitsComeWhenNoLimitIsGiven() {
        var collection = qdrant.collection(2, Distance.Dot);
        for (var number = 1; number <= 13; number++) {
            qdrant.upsert(collection, point(number, Map.of("dense", dense(-number, 0)), Map.of()));
        }

        assertThat(qdrant.scores(query(collection, "dense", nearest(1, 0)).setOffset(2))
                        .keySet())
                .containsExactly(3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
    }

    @Test
    void aSparseScoreMayBeNegativeButNeverZero() {
        var collection = qdrant.collection(2, Distance.Dot);
        qdrant.upsert(
                collection,
                point(1, Map.of("raw", sparse(Map.of(7, -2f))), Map.of()),
                point(2, Map.of("raw", sparse(Map.of(7, 0f))), Map.of()),
                point(3, Map.of("raw", sparse(Map.of())), Map.of()));

        assertThat(qdrant.scores(query(collection, "raw", nearest(List.of(1f), List.of(7)))))
                .containsExactly(Map.entry(1L, -2f));
        assertThat(qdrant.scores(query(collection, "raw", nearest(List.of(), List.of()))))
                .isEmpty();
    }

    @Test
    void aZeroVectorScoresZeroByCosine() {
        var collection = qdrant.collection(2, Distance.Cosine);
        qdrant.upsert(collection, point(1, Map.of("dense", dense(0, 0)), Map.of()));

        assertThat(qdrant.scores(query(collection, "dense", nearest(1, 0)))).containsExactly(Map.entry(1L, 0f));
    }
}
