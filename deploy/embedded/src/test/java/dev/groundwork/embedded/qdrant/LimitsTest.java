package dev.groundwork.embedded.qdrant;

import static io.qdrant.client.ConditionFactory.filter;
import static io.qdrant.client.ConditionFactory.isNull;
import static io.qdrant.client.ConditionFactory.matchExceptValues;
import static io.qdrant.client.ConditionFactory.matchValues;
import static io.qdrant.client.QueryFactory.fusion;
import static io.qdrant.client.QueryFactory.nearest;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status.Code;
import io.qdrant.client.PointIdFactory;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Points.Fusion;
import io.qdrant.client.grpc.Points.PointStruct;
import io.qdrant.client.grpc.Points.PrefetchQuery;
import io.qdrant.client.grpc.Points.QueryPoints;
import io.qdrant.client.grpc.Points.ScrollPoints;
import java.util.Collections;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What asks for too much is told of what it asks too much. */
class LimitsTest extends EmbeddedTest {

    private static void refuses(QueryPoints.Builder query, String why) {
        refuses(qdrant.client().queryAsync(query.build()), Code.INVALID_ARGUMENT, why);
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

    @Test
    void theConditionsOfAFilter() {
        var most = Filter.newBuilder().addAllMust(Collections.nCopies(1_000, isNull("a")));

        assertThat(qdrant.matching(collection, most.build())).isEmpty();

        refuses(
                qdrant.client()
                        .countAsync(collection, most.addShould(isNull("a")).build(), true),
                Code.INVALID_ARGUMENT,
                "Limit exceeded 1001 > 1000 for \"conditions\"");
    }

    @Test
    void theValuesOfAFilter() {
        var numbers = LongStream.range(0, 6_000).boxed().toList();
        var filter = Filter.newBuilder().addMust(matchValues("a", numbers)).addMustNot(matchExceptValues("a", numbers));

        refuses(
                qdrant.client().countAsync(collection, filter.build(), true),
                Code.INVALID_ARGUMENT,
                "Limit exceeded 12000 > 10000 for \"values\"");
    }

    @Test
    void thePointsOfAPage() {
        var request = ScrollPoints.newBuilder().setCollectionName(collection).setLimit(10_001);

        refuses(qdrant.client().scrollAsync(request.build()), Code.INVALID_ARGUMENT, "10001 > 10000 for \"limit\"");
    }

    @Test
    void thePointsThatAreFetched() {
        var ids = LongStream.rangeClosed(0, 10_000).mapToObj(PointIdFactory::id).toList();

        refuses(
                qdrant.client().retrieveAsync(collection, ids, false, false, null),
                Code.INVALID_ARGUMENT,
                "10001 > 10000 for \"ids\"");
    }

    @Test
    void aMessageThatWouldNotReachTheClientIsCut() {
        var unparsable =
                Filter.newBuilder().addMust(isNull("[".repeat(100_000))).build();

        refuses(
                qdrant.client().countAsync(collection, unparsable, true),
                Code.INVALID_ARGUMENT,
                "Invalid json path: '[[[");
    }
}
