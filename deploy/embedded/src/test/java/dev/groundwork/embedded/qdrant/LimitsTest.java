package dev.groundwork.embedded.qdrant;

import static dev.groundwork.embedded.qdrant.QdrantTestServer.answer;
import static io.qdrant.client.ConditionFactory.filter;
import static io.qdrant.client.QueryFactory.fusion;
import static io.qdrant.client.QueryFactory.nearest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.util.concurrent.ListenableFuture;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.qdrant.client.grpc.Collections.Distance;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Points.Fusion;
import io.qdrant.client.grpc.Points.PointStruct;
import io.qdrant.client.grpc.Points.PrefetchQuery;
import io.qdrant.client.grpc.Points.QueryPoints;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What asks for too much is told of what it asks too much. */
class LimitsTest {

    @TempDir
    private static Path data;

    private static QdrantTestServer qdrant;
    private static String collection;

    @BeforeAll
    static void start() {
        qdrant = new QdrantTestServer(data);
        collection = qdrant.collection(2, Distance.Dot);
    }

    @AfterAll
    static void stop() {
        qdrant.close();
    }

    private static void refuses(ListenableFuture<?> call, Code code, String why) {
        assertThatThrownBy(() -> answer(call)).isInstanceOfSatisfying(StatusRuntimeException.class, refusal -> {
            assertThat(refusal.getStatus().getCode()).isEqualTo(code);
            assertThat(refusal.getStatus().getDescription()).contains(why);
        });
        assertThat(answer(qdrant.client().collectionExistsAsync(collection))).isTrue();
    }

    private static void refuses(QueryPoints.Builder query, String why) {
        refuses(qdrant.client().queryAsync(query.build()), Code.INVALID_ARGUMENT, why);
    }

    private static QueryPoints.Builder query() {
        return QueryPoints.newBuilder()
                .setCollectionName(collection)
                .setUsing("dense")
                .setQuery(nearest(1, 0));
    }

    private static PrefetchQuery.Builder prefetch() {
        return PrefetchQuery.newBuilder().setUsing("dense").setQuery(nearest(1, 0));
    }

    @Test
    void thePointsOfAnUpsert() {
        var points = Collections.nCopies(10_001, PointStruct.getDefaultInstance());

        refuses(
                qdrant.client().upsertAsync(collection, points),
                Code.INVALID_ARGUMENT,
                "Limit exceeded 10001 > 10000 for \"upsert limit\"");
    }

    @Test
    void theQueriesOfABatch() {
        var queries = Collections.nCopies(101, query().build());

        refuses(
                qdrant.client().queryBatchAsync(collection, queries),
                Code.INVALID_ARGUMENT,
                "Limit exceeded 101 > 100 for \"query batch limit\"");
    }

    @Test
    void aQueryOfABatch() {
        var queries = Collections.nCopies(2, query().setLimit(10_001).build());

        refuses(qdrant.client().queryBatchAsync(collection, queries), Code.INVALID_ARGUMENT, "for \"limit\"");
    }

    @Test
    void theHitsOfAQuery() {
        refuses(query().setLimit(10_001), "Limit exceeded 10001 > 10000 for \"limit\"");
        refuses(query().setLimit(-1), "Limit exceeded 18446744073709551615 > 10000 for \"limit\"");
        refuses(query().setOffset(Long.MIN_VALUE).setLimit(Long.MIN_VALUE), "for \"limit\"");
        refuses(query().setLimit(1).setOffset(10_000), "Limit exceeded 10001 > 10000 for \"limit + offset\"");
        assertThat(qdrant.scores(query().setLimit(1).setOffset(9_999))).isEmpty();
    }

    @Test
    void thePrefetchesOfAQuery() {
        var fused = query().clearUsing().setQuery(fusion(Fusion.RRF));

        refuses(
                fused.clone().addPrefetch(prefetch().addPrefetch(prefetch().setLimit(10_001))),
                "Limit exceeded 10001 > 10000 for \"prefetch limit\"");
        refuses(
                fused.clone().addAllPrefetch(Collections.nCopies(65, prefetch().build())),
                "Limit exceeded 65 > 64 for \"prefetch count\"");
    }

    @Test
    void theDepthOfPrefetches() {
        var deep = prefetch();
        for (var depth = 1; depth < 8; depth++) {
            deep = prefetch().addPrefetch(deep);
        }
        assertThat(qdrant.scores(query().addPrefetch(deep))).isEmpty();

        refuses(query().addPrefetch(prefetch().addPrefetch(deep)), "Limit exceeded 9 > 8 for \"prefetch depth\"");
    }

    @Test
    void theDepthOfFilters() {
        assertThat(qdrant.matching(collection, nested(16))).isEmpty();

        refuses(
                qdrant.client().countAsync(collection, nested(17), true),
                Code.INVALID_ARGUMENT,
                "Limit exceeded 17 > 16 for \"filter depth\"");
        refuses(query().addPrefetch(prefetch().setFilter(nested(17))), "for \"filter depth\"");
    }

    private static Filter nested(int depth) {
        var filter = Filter.getDefaultInstance();
        for (var i = 1; i < depth; i++) {
            filter = Filter.newBuilder().addMust(filter(filter)).build();
        }
        return filter;
    }
}
