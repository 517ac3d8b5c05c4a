package dev.groundwork.embedded.qdrant;

import static dev.groundwork.embedded.qdrant.QdrantTestServer.answer;
import static io.qdrant.client.ConditionFactory.filter;
import static io.qdrant.client.ConditionFactory.hasVector;
import static io.qdrant.client.ConditionFactory.matchText;
import static io.qdrant.client.QueryFactory.fusion;
import static io.qdrant.client.QueryFactory.nearest;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.util.concurrent.ListenableFuture;
import com.google.protobuf.UnknownFieldSet;
import io.qdrant.client.grpc.Collections.Distance;
import io.qdrant.client.grpc.Collections.VectorParams;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Points.FacetCounts;
import io.qdrant.client.grpc.Points.Fusion;
import io.qdrant.client.grpc.Points.OrderBy;
import io.qdrant.client.grpc.Points.PrefetchQuery;
import io.qdrant.client.grpc.Points.QuantizationSearchParams;
import io.qdrant.client.grpc.Points.ScrollPoints;
import io.qdrant.client.grpc.Points.SearchParams;
import org.junit.jupiter.api.Test;

/** Whatever is not implemented is refused by the path of its field, never ignored. */
class UnsupportedTest extends EmbeddedTest {

    private static void refuses(ListenableFuture<?> call, String path) {
        assertThatThrownBy(() -> answer(call))
                .hasMessageContaining("UNIMPLEMENTED")
                .hasMessageEndingWith(" " + path);
    }

    @Test
    void aFieldOfTheRequest() {
        var request = ScrollPoints.newBuilder()
                .setCollectionName(collection)
                .setOrderBy(OrderBy.newBuilder().setKey("a"));

        refuses(qdrant.client().scrollAsync(request.build()), "order_by");
    }

    @Test
    void aFieldBelowAnAllowedOne() {
        var quantization = QuantizationSearchParams.newBuilder().setRescore(true);

        refuses(
                qdrant.client()
                        .queryAsync(query().setParams(SearchParams.newBuilder().setQuantization(quantization))
                                .build()),
                "params.quantization");
    }

    @Test
    void aConditionDeepInsideFiltersOfPrefetches() {
        var deep = Filter.newBuilder().addMustNot(hasVector("raw")).build();
        var prefetch = PrefetchQuery.newBuilder()
                .setUsing("dense")
                .setQuery(nearest(1, 0))
                .setFilter(Filter.newBuilder().addShould(filter(deep)));

        refuses(
                qdrant.client()
                        .queryAsync(query().clearUsing()
                                .addPrefetch(prefetch)
                                .setQuery(fusion(Fusion.RRF))
                                .build()),
                "prefetch[0].filter.should[0].filter.must_not[0].has_vector");
    }

    @Test
    void aKindOfMatch() {
        var text = Filter.newBuilder().addMust(matchText("a", "b")).build();

        refuses(qdrant.client().countAsync(collection, text, true), "filter.must[0].field.match.text");
    }

    @Test
    void aValueOfAnEnumerationBelowAMap() {
        refuses(
                qdrant.client().createCollectionAsync(QdrantTestServer.request("m", 2, Distance.Manhattan)),
                "vectors_config.params_map.map[dense].distance=Manhattan");
    }

    @Test
    void anUnnamedVector() {
        var params = VectorParams.newBuilder().setSize(2).setDistance(Distance.Dot);

        refuses(qdrant.client().createCollectionAsync("unnamed", params.build()), "vectors_config.params");
    }

    @Test
    void aFieldOfANewerProtocol() {
        var unknown = UnknownFieldSet.newBuilder()
                .addField(999, UnknownFieldSet.Field.newBuilder().addVarint(1).build());

        refuses(
                qdrant.client()
                        .queryAsync(query().setUnknownFields(unknown.build()).build()),
                "#999");
    }

    @Test
    void aWholeMethod() {
        var request = FacetCounts.newBuilder().setCollectionName(collection).setKey("a");

        assertThatThrownBy(() -> answer(qdrant.client().facetAsync(request.build(), null)))
                .hasMessageContaining("UNIMPLEMENTED");
    }

    @Test
    void aQueryThatOnlyMakesSenseWithPrefetches() {
        assertThatThrownBy(() -> answer(qdrant.client()
                        .queryAsync(query().clearUsing()
                                .setQuery(fusion(Fusion.DBSF))
                                .build())))
                .hasMessageContaining("INVALID_ARGUMENT");
    }
}
