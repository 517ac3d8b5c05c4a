package dev.groundwork.embedded.qdrant.conformance;

import static dev.groundwork.embedded.qdrant.conformance.QdrantTester.answer;
import static dev.groundwork.embedded.qdrant.conformance.QdrantTester.point;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.StatusRuntimeException;
import io.qdrant.client.grpc.Collections.CollectionStatus;
import io.qdrant.client.grpc.Collections.Distance;
import io.qdrant.client.grpc.Collections.Modifier;
import io.qdrant.client.grpc.Collections.PayloadSchemaType;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CollectionsTest extends ConformanceTest {

    @Test
    void theInfoTellsHowItWasMadeAndHowMuchIsInIt() {
        var name = qdrant.collection(4, Distance.Cosine);
        answer(qdrant.client().createPayloadIndexAsync(name, "a", PayloadSchemaType.Keyword, null, true, null, null));
        qdrant.upsert(name, point(1, Map.of(), Map.of()), point(2, Map.of(), Map.of()));

        var info = answer(qdrant.client().getCollectionInfoAsync(name));

        var params = info.getConfig().getParams();
        var dense = params.getVectorsConfig().getParamsMap().getMapOrThrow("dense");
        assertThat(info.getStatus()).isEqualTo(CollectionStatus.Green);
        assertThat(info.getPointsCount()).isEqualTo(2);
        assertThat(dense.getSize()).isEqualTo(4);
        assertThat(dense.getDistance()).isEqualTo(Distance.Cosine);
        assertThat(params.getSparseVectorsConfig().getMapOrThrow("text").getModifier())
                .isEqualTo(Modifier.Idf);
        assertThat(info.getPayloadSchemaOrThrow("a").getDataType()).isEqualTo(PayloadSchemaType.Keyword);
    }

    @Test
    void aNameCanBeUsedOnce() {
        var name = qdrant.collection(2, Distance.Dot);

        assertThatThrownBy(() ->
                        answer(qdrant.client().createCollectionAsync(QdrantTester.request(name, 2, Distance.Dot))))
                .hasMessageContaining("ALREADY_EXISTS")
                .hasMessageContaining("Collection `" + name + "` already exists!");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "a/b", "a\\b", "a:b", "a\0b", ""})
    void aNameThatQdrantForbidsIsRefused(String name) {
        assertThatThrownBy(() ->
                        answer(qdrant.client().createCollectionAsync(QdrantTester.request(name, 2, Distance.Dot))))
                .isInstanceOfAny(StatusRuntimeException.class, IllegalArgumentException.class);
    }

    @Test
    void theHealthCheckSpeaksForTheProtocolVersion() {
        assertThat(answer(qdrant.client().healthCheckAsync()).getVersion()).startsWith("1.18");
    }
}
