package dev.groundwork.embedded.qdrant.conformance;

import static dev.groundwork.embedded.qdrant.conformance.QdrantTester.answer;
import static dev.groundwork.embedded.qdrant.conformance.QdrantTester.dense;
import static dev.groundwork.embedded.qdrant.conformance.QdrantTester.point;
import static dev.groundwork.embedded.qdrant.conformance.QdrantTester.sparse;
import static io.qdrant.client.ConditionFactory.isEmpty;
import static io.qdrant.client.PointIdFactory.id;
import static io.qdrant.client.QueryFactory.fusion;
import static io.qdrant.client.QueryFactory.nearest;
import static io.qdrant.client.QueryFactory.rrf;
import static io.qdrant.client.ValueFactory.value;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.util.concurrent.ListenableFuture;
import io.qdrant.client.WithVectorsSelectorFactory;
import io.qdrant.client.grpc.Collections.Distance;
import io.qdrant.client.grpc.Common.Condition;
import io.qdrant.client.grpc.Common.FieldCondition;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Common.PointId;
import io.qdrant.client.grpc.Points.Fusion;
import io.qdrant.client.grpc.Points.PointStruct;
import io.qdrant.client.grpc.Points.PrefetchQuery;
import io.qdrant.client.grpc.Points.QueryPoints;
import io.qdrant.client.grpc.Points.Rrf;
import io.qdrant.client.grpc.Points.ScrollPoints;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a request, and with which status and words that is said. */
class RefusalsTest extends ConformanceTest {

    private String collection;

    @BeforeEach
    void newCollection() {
        collection = qdrant.collection(2, Distance.Dot);
        qdrant.upsert(collection, point(1, Map.of("dense", dense(1, 0)), Map.of()));
    }

    private static void refuses(ListenableFuture<?> call, String words) {
        refuses("INVALID_ARGUMENT", call, words);
    }

    private static void refuses(String status, ListenableFuture<?> call, String words) {
        assertThatThrownBy(() -> answer(call)).hasMessageStartingWith(status).hasMessageContaining(words);
    }

    private ListenableFuture<?> upsert(PointStruct point) {
        return qdrant.client().upsertAsync(collection, List.of(point));
    }

    private QueryPoints.Builder query() {
        return QueryPoints.newBuilder()
                .setCollectionName(collection)
                .setUsing("dense")
                .setQuery(nearest(1, 0));
    }

    private static ListenableFuture<?> send(QueryPoints.Builder query) {
        return qdrant.client().queryAsync(query.build());
    }

    private ListenableFuture<?> count(Condition condition) {
        return qdrant.client()
                .countAsync(collection, Filter.newBuilder().addMust(condition).build(), true);
    }

    @Test
    void anUnknownCollection() {
        var message = "Collection `none-such` doesn't exist!";
        var points = List.of(point(1, Map.of("dense", dense(1, 0)), Map.of()));

        refuses("NOT_FOUND", qdrant.client().countAsync("none-such"), message);
        refuses("NOT_FOUND", qdrant.client().getCollectionInfoAsync("none-such"), message);
        refuses("NOT_FOUND", qdrant.client().upsertAsync("none-such", points), message);
        refuses("NOT_FOUND", send(query().setCollectionName("none-such")), message);
    }

    @Test
    void aVectorOfAnotherDimension() {
        var message = "Vector dimension error: expected dim: 2, got 3";

        refuses(upsert(point(2, Map.of("dense", dense(1, 0, 0)), Map.of())), message);
        refuses(send(query().setQuery(nearest(1, 0, 0))), message);
    }

    @Test
    void aVectorNobodyDeclared() {
        var message = "Not existing vector name error: none";

        refuses(upsert(point(2, Map.of("none", dense(1, 0)), Map.of())), message);
        refuses(send(query().setUsing("none")), message);
        refuses(send(query().setWithVectors(WithVectorsSelectorFactory.include(List.of("none")))), message);
    }

    @Test
    void aVectorOfTheOtherKind() {
        var message = "Conversion between sparse and regular vectors failed";

        refuses(upsert(point(2, Map.of("raw", dense(1, 0)), Map.of())), message);
        refuses(upsert(point(2, Map.of("dense", sparse(Map.of(1, 1f))), Map.of())), message);
        refuses(send(query().setUsing("raw")), message);
    }

    @Test
    void aSparseVectorThatIsNone() {
        var raw = query().setUsing("raw");

        refuses(send(raw.setQuery(nearest(List.of(1f, 2f), List.of(4, 4)))), "must be unique");
        refuses(send(raw.setQuery(nearest(List.of(1f), List.of(4, 5)))), "must be the same length as indices");
    }

    @Test
    void aPointWithoutVectorsOrId() {
        refuses(upsert(PointStruct.newBuilder().setId(id(2)).build()), "Expected some vectors");
        refuses(upsert(point(2, Map.of(), Map.of()).toBuilder().clearId().build()), "Empty ID is not allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-uuid", "1-2-3-4-5", "00000000-0000-0000-000000000001", ""})
    void anIdThatIsNoUuid(String text) {
        var wrong = PointId.newBuilder().setUuid(text).build();

        refuses(upsert(point(2, Map.of(), Map.of()).toBuilder().setId(wrong).build()), "Unable to parse UUID: " + text);
    }

    @Test
    void aWriteOfNothing() {
        refuses(qdrant.client().upsertAsync(collection, List.of()), "Empty update request");
        refuses(qdrant.client().deleteAsync(collection, List.<PointId>of()), "Empty update request");
    }

    @Test
    void aPayloadForAnUnknownPointButNotItsDeletion() {
        refuses(
                "NOT_FOUND",
                qdrant.client().setPayloadAsync(collection, Map.of("a", value(1L)), id(77), true, null, null),
                "No point with id 77 found");
        answer(qdrant.client().deleteAsync(collection, List.of(id(77))));
    }

    @Test
    void aLimitOfZero() {
        var message = "limit: value 0 invalid, must be 1 or larger";
        var scroll = ScrollPoints.newBuilder().setCollectionName(collection).setLimit(0);
        var prefetch = PrefetchQuery.newBuilder()
                .setUsing("dense")
                .setQuery(nearest(1, 0))
                .setLimit(0);

        refuses(send(query().setLimit(0)), message);
        refuses(qdrant.client().scrollAsync(scroll.build()), message);
        refuses(send(query().addPrefetch(prefetch)), message);
    }

    @Test
    void aFusionWithWrongParameters() {
        var prefetch = PrefetchQuery.newBuilder().setUsing("dense").setQuery(nearest(1, 0));
        var fused = query().clearUsing().addPrefetch(prefetch);
        var ofTwo = Rrf.newBuilder().addWeights(1).addWeights(2).build();

        refuses(send(query().setQuery(fusion(Fusion.RRF))), "cannot apply Fusion without prefetches");
        refuses(send(fused.setQuery(rrf(Rrf.newBuilder().setK(0).build()))), "k: value 0 invalid, must be 1 or larger");
        refuses(
                send(fused.setQuery(rrf(ofTwo))),
                "Number of weights in RRF should match number of pre-fetches: got 2, expected 1");
        refuses(send(fused.clearQuery()), "prefetches without");
    }

    @Test
    void aConditionThatSaysNothing() {
        var onNothing = FieldCondition.newBuilder().setKey("a");

        refuses(count(Condition.getDefaultInstance()), "Malformed Condition");
        refuses(count(Condition.newBuilder().setField(onNothing).build()), "At least one field condition");
        refuses(count(isEmpty("a[")), "Invalid json path: 'a['");
    }
}
