package dev.groundwork.embedded.qdrant;

import static dev.groundwork.embedded.qdrant.conformance.QdrantTester.answer;
import static dev.groundwork.embedded.qdrant.conformance.QdrantTester.dense;
import static dev.groundwork.embedded.qdrant.conformance.QdrantTester.point;
import static dev.groundwork.embedded.qdrant.conformance.QdrantTester.sparse;
import static io.qdrant.client.PointIdFactory.id;
import static io.qdrant.client.QueryFactory.nearest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.qdrant.client.grpc.Collections.Distance;
import io.qdrant.client.grpc.Points.Query;
import io.qdrant.client.grpc.Points.QueryPoints;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Where this server decides what Qdrant leaves open, or is exact at once where Qdrant is after a while. */
class StricterTest extends EmbeddedTest {

    private static final Offset<Float> CLOSE = within(1e-4f);

    private static QueryPoints.Builder query(String collection, String using, Query query) {
        return QueryPoints.newBuilder()
                .setCollectionName(collection)
                .setUsing(using)
                .setQuery(query);
    }

    @Test
    void aWrongPointOfABatchLeavesNothingOfIt() {
        var collection = qdrant.collection(2, Distance.Dot);

        assertThatThrownBy(() -> qdrant.upsert(
                        collection,
                        point(1, Map.of("dense", dense(1, 0)), Map.of()),
                        point(2, Map.of("dense", dense(1, 0, 0)), Map.of())))
                .hasMessageContaining("INVALID_ARGUMENT");
        assertThat(answer(qdrant.client().countAsync(collection))).isZero();
    }

    @Test
    void idfForgetsReplacedAndDeletedVectors() {
        var collection = qdrant.collection(2, Distance.Dot);
        qdrant.upsert(
                collection,
                point(1, Map.of("text", sparse(Map.of(5, 1f))), Map.of()),
                point(2, Map.of("text", sparse(Map.of(5, 1f))), Map.of()),
                point(3, Map.of("text", sparse(Map.of(5, 1f))), Map.of()));
        qdrant.upsert(collection, point(2, Map.of("text", sparse(Map.of(8, 1f))), Map.of()));
        answer(qdrant.client().deleteAsync(collection, List.of(id(3))));

        var scores = qdrant.scores(query(collection, "text", nearest(List.of(1f), List.of(5))));

        // ln((2 - 1 + 0.5) / (1 + 0.5) + 1) = ln 2
        assertThat(scores.keySet()).containsExactly(1L);
        assertThat(scores.get(1L)).isCloseTo(0.69315f, CLOSE);
    }

    @Test
    void equalScoresComeInTheOrderOfIds() {
        var collection = qdrant.collection(2, Distance.Dot);
        for (var number : List.of(9L, 3L, 7L, 1L)) {
            qdrant.upsert(collection, point(number, Map.of("dense", dense(1, 0)), Map.of()));
        }

        assertThat(qdrant.scores(query(collection, "dense", nearest(1, 0)).setLimit(3))
                        .keySet())
                .containsExactly(1L, 3L, 7L);
    }
}
