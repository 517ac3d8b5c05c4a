package dev.groundwork.embedded.qdrant.conformance;

import static dev.groundwork.embedded.qdrant.conformance.QdrantTester.answer;
import static dev.groundwork.embedded.qdrant.conformance.QdrantTester.dense;
import static dev.groundwork.embedded.qdrant.conformance.QdrantTester.point;
import static dev.groundwork.embedded.qdrant.conformance.QdrantTester.sparse;
import static io.qdrant.client.ConditionFactory.match;
import static io.qdrant.client.ConditionFactory.matchKeyword;
import static io.qdrant.client.PointIdFactory.id;
import static io.qdrant.client.QueryFactory.nearest;
import static io.qdrant.client.ValueFactory.list;
import static io.qdrant.client.ValueFactory.nullValue;
import static io.qdrant.client.ValueFactory.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.qdrant.client.VectorFactory;
import io.qdrant.client.WithPayloadSelectorFactory;
import io.qdrant.client.WithVectorsSelectorFactory;
import io.qdrant.client.grpc.Collections.Distance;
import io.qdrant.client.grpc.Collections.PayloadSchemaType;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Common.PointId;
import io.qdrant.client.grpc.JsonWithInt.Value;
import io.qdrant.client.grpc.Points.GetPoints;
import io.qdrant.client.grpc.Points.QueryPoints;
import io.qdrant.client.grpc.Points.RetrievedPoint;
import io.qdrant.client.grpc.Points.ScrollPoints;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Writing points and reading them back. */
class PointsTest extends ConformanceTest {

    private String collection;

    @BeforeEach
    void newCollection() {
        collection = qdrant.collection(2, Distance.Cosine);
    }

    private Map<String, Value> payload(long number) {
        return get(number).getPayloadMap();
    }

    private RetrievedPoint get(long number) {
        return answer(qdrant.client().retrieveAsync(collection, List.of(id(number)), true, true, null))
                .getFirst();
    }

    private static Filter having(String key, String word) {
        return Filter.newBuilder().addMust(matchKeyword(key, word)).build();
    }

    @Test
    void aPointComesBackAsItWasWrittenWithItsCosineVectorNormalized() {
        qdrant.upsert(
                collection,
                point(
                        1,
                        Map.of("dense", dense(3, 4), "text", sparse(Map.of(9, 2f))),
                        Map.of("a", value(1L), "b", list(List.of(value("x"), nullValue())))));

        var point = get(1);

        var vectors = point.getVectors().getVectors().getVectorsMap();
        assertThat(point.getPayloadMap())
                .isEqualTo(Map.of("a", value(1L), "b", list(List.of(value("x"), nullValue()))));
        assertThat(vectors.get("dense").getDense().getDataList()).containsExactly(0.6f, 0.8f);
        assertThat(vectors.get("text").getSparse().getIndicesList()).containsExactly(9);
        assertThat(vectors.get("text").getSparse().getValuesList()).containsExactly(2f);
    }

    @Test
    void anUpsertReplacesTheWholePoint() {
        qdrant.upsert(collection, point(1, Map.of("dense", dense(1, 0)), Map.of("a", value(1L), "b", value(2L))));

        qdrant.upsert(collection, point(1, Map.of("raw", sparse(Map.of(1, 1f))), Map.of("b", value(3L))));

        assertThat(get(1).getPayloadMap()).isEqualTo(Map.of("b", value(3L)));
        assertThat(get(1).getVectors().getVectors().getVectorsMap()).containsOnlyKeys("raw");
        assertThat(qdrant.scores(QueryPoints.newBuilder()
                        .setCollectionName(collection)
                        .setUsing("dense")
                        .setQuery(nearest(1, 0))))
                .isEmpty();
        assertThat(answer(qdrant.client().countAsync(collection))).isEqualTo(1);
    }

    @Test
    void setPayloadMergesAndRemovesWithNull() {
        qdrant.upsert(collection, point(1, Map.of("dense", dense(1, 0)), Map.of("a", value(1L), "b", value(2L))));

        answer(qdrant.client()
                .setPayloadAsync(
                        collection,
                        Map.of("b", value(5L), "c", value("x"), "a", nullValue()),
                        id(1),
                        true,
                        null,
                        null));

        assertThat(payload(1)).isEqualTo(Map.of("b", value(5L), "c", value("x")));
        assertThat(get(1).getVectors().getVectors().getVectorsMap()).containsOnlyKeys("dense");
    }

    @Test
    void overwriteReplacesThePayloadAndClearEmptiesIt() {
        qdrant.upsert(
                collection, point(1, Map.of(), Map.of("a", value(1L))), point(2, Map.of(), Map.of("a", value(2L))));

        answer(qdrant.client().overwritePayloadAsync(collection, Map.of("b", value(3L)), id(1), true, null, null));
        answer(qdrant.client().clearPayloadAsync(collection, id(2), true, null, null));

        assertThat(payload(1)).isEqualTo(Map.of("b", value(3L)));
        assertThat(payload(2)).isEmpty();
    }

    @Test
    void aPayloadIndexFollowsEveryChange() {
        answer(qdrant.client()
                .createPayloadIndexAsync(collection, "tag", PayloadSchemaType.Keyword, null, true, null, null));
        qdrant.upsert(collection, point(1, Map.of(), Map.of("tag", list(List.of(value("a"), value("b"))))));
        qdrant.upsert(collection, point(2, Map.of(), Map.of("tag", value("a"))));

        answer(qdrant.client()
                .setPayloadAsync(collection, Map.of("tag", value("c")), having("tag", "b"), true, null, null));
        answer(qdrant.client().deleteAsync(collection, having("tag", "a")));

        assertThat(qdrant.matching(collection, having("tag", "a"))).isEmpty();
        assertThat(qdrant.matching(collection, having("tag", "b"))).isEmpty();
        assertThat(qdrant.matching(collection, having("tag", "c"))).containsExactly(1L);
        assertThat(answer(qdrant.client().countAsync(collection))).isEqualTo(1);
    }

    @Test
    void scrollPagesThroughNumbersThenUuids() {
        var uuid = UUID.fromString("00000000-0000-0000-0000-000000000001");
        qdrant.upsert(
                collection,
                point(0, Map.of(), Map.of()).toBuilder().setId(id(uuid)).build());
        for (var number : List.of(30L, -1L, 4L)) {
            qdrant.upsert(collection, point(number, Map.of(), Map.of()));
        }
        var request = ScrollPoints.newBuilder().setCollectionName(collection).setLimit(2);

        var first = answer(qdrant.client().scrollAsync(request.build()));
        var second = answer(qdrant.client()
                .scrollAsync(request.setOffset(first.getNextPageOffset()).build()));

        assertThat(first.getResultList()).extracting(RetrievedPoint::getId).containsExactly(id(4), id(30));
        assertThat(second.getResultList()).extracting(RetrievedPoint::getId).containsExactly(id(-1), id(uuid));
        assertThat(second.hasNextPageOffset()).isFalse();
    }

    @Test
    void aPointIsFoundByItsUuidHoweverWritten() {
        var uuid = UUID.fromString("0A0B0C0D-0000-0000-8000-00000000000f");
        qdrant.upsert(
                collection,
                point(0, Map.of(), Map.of()).toBuilder().setId(id(uuid)).build());
        var simple = PointId.newBuilder().setUuid("0A0B0C0D00000000800000000000000F");

        var found = answer(qdrant.client().retrieveAsync(collection, List.of(simple.build()), false, false, null));

        assertThat(found).extracting(RetrievedPoint::getId).containsExactly(id(uuid));
    }

    @Test
    void pointsAreReadBareUnlessToldOtherwise() {
        qdrant.upsert(collection, point(1, Map.of("dense", dense(1, 0)), Map.of("a", value(1L))));
        qdrant.upsert(collection, point(2, Map.of(), Map.of("a", value(2L))));
        var request = GetPoints.newBuilder()
                .setCollectionName(collection)
                .addIds(id(2))
                .addIds(id(77))
                .addIds(id(1));

        var found = answer(qdrant.client().retrieveAsync(request.build(), null));

        assertThat(found).extracting(RetrievedPoint::getId).containsExactly(id(2), id(1));
        assertThat(found).allMatch(point -> point.getPayloadCount() == 0 && !point.hasVectors());
    }

    @Test
    void aPageIsOfTenPointsWithPayloadUnlessToldOtherwise() {
        for (var number = 1; number <= 11; number++) {
            qdrant.upsert(collection, point(number, Map.of("dense", dense(1, 0)), Map.of("a", value(1L))));
        }

        var page = answer(qdrant.client()
                .scrollAsync(
                        ScrollPoints.newBuilder().setCollectionName(collection).build()));

        assertThat(page.getResultList()).hasSize(10);
        assertThat(page.getNextPageOffset()).isEqualTo(id(11));
        assertThat(page.getResultList()).allMatch(point -> point.getPayloadCount() == 1 && !point.hasVectors());
    }

    @Test
    void aSparseVectorComesBackInTheOrderOfItsIndices() {
        var unordered = VectorFactory.vector(List.of(1f, 0f, 3f), List.of(9, -1, 4));

        qdrant.upsert(collection, point(1, Map.of("raw", unordered), Map.of()));

        var raw = get(1).getVectors().getVectors().getVectorsOrThrow("raw").getSparse();
        assertThat(raw.getIndicesList()).containsExactly(4, 9, -1);
        assertThat(raw.getValuesList()).containsExactly(3f, 1f, 0f);
    }

    @Test
    void aNullIsKeptWhenAPayloadIsWrittenAsAWhole() {
        qdrant.upsert(collection, point(1, Map.of(), Map.of("a", nullValue())));

        assertThat(payload(1)).containsOnlyKeys("a");
    }

    @Test
    void aChangeOfThePayloadRaisesTheVersion() {
        qdrant.upsert(collection, point(1, Map.of("dense", dense(1, 0)), Map.of()));
        var query = QueryPoints.newBuilder()
                .setCollectionName(collection)
                .setUsing("dense")
                .setQuery(nearest(1, 0))
                .build();
        var before = answer(qdrant.client().queryAsync(query)).getFirst().getVersion();

        answer(qdrant.client().setPayloadAsync(collection, Map.of("a", value(1L)), id(1), true, null, null));

        assertThat(answer(qdrant.client().queryAsync(query)).getFirst().getVersion())
                .isGreaterThan(before);
    }

    @Test
    void selectorsChooseFieldsAndVectors() {
        var owner = value(Map.of("team", value("a"), "name", value("n")));
        qdrant.upsert(
                collection,
                point(
                        1,
                        Map.of("dense", dense(1, 0), "raw", sparse(Map.of(1, 1f))),
                        Map.of("o", owner, "x", value(1L))));
        var query = QueryPoints.newBuilder()
                .setCollectionName(collection)
                .setUsing("dense")
                .setQuery(nearest(1, 0));

        var bare = answer(qdrant.client().queryAsync(query.build())).getFirst();
        var some = answer(qdrant.client()
                        .queryAsync(query.setWithPayload(WithPayloadSelectorFactory.include(List.of("o.team")))
                                .setWithVectors(WithVectorsSelectorFactory.include(List.of("raw")))
                                .build()))
                .getFirst();
        var others = answer(qdrant.client()
                        .queryAsync(query.setWithPayload(WithPayloadSelectorFactory.exclude(List.of("o.team")))
                                .build()))
                .getFirst();

        var none = answer(qdrant.client()
                        .queryAsync(query.setWithPayload(WithPayloadSelectorFactory.include(List.of()))
                                .setWithVectors(WithVectorsSelectorFactory.include(List.of()))
                                .build()))
                .getFirst();

        assertThat(none.getPayloadMap()).isEmpty();
        assertThat(none.getVectors().getVectors().getVectorsMap()).isEmpty();
        assertThat(bare.getPayloadMap()).isEmpty();
        assertThat(bare.hasVectors()).isFalse();
        assertThat(some.getPayloadMap()).isEqualTo(Map.of("o", value(Map.of("team", value("a")))));
        assertThat(some.getVectors().getVectors().getVectorsMap()).containsOnlyKeys("raw");
        assertThat(others.getPayloadMap()).isEqualTo(Map.of("o", value(Map.of("name", value("n"))), "x", value(1L)));
    }

    @Test
    void aBatchAnswersEveryQuery() {
        qdrant.upsert(collection, point(1, Map.of("dense", dense(1, 0)), Map.of("n", value(1L))));
        var query = QueryPoints.newBuilder().setUsing("dense").setQuery(nearest(1, 0));
        var none = query.build().toBuilder()
                .setFilter(Filter.newBuilder().addMust(match("n", 2)).build());

        var answers = answer(qdrant.client().queryBatchAsync(collection, List.of(query.build(), none.build())));

        assertThat(answers).extracting(one -> one.getResultCount()).containsExactly(1, 0);
    }
}
