package dev.groundwork.embedded.qdrant;

import static dev.groundwork.embedded.qdrant.QdrantTestServer.answer;
import static dev.groundwork.embedded.qdrant.QdrantTestServer.point;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.StatusRuntimeException;
import io.qdrant.client.grpc.Collections.CollectionStatus;
import io.qdrant.client.grpc.Collections.Distance;
import io.qdrant.client.grpc.Collections.Modifier;
import io.qdrant.client.grpc.Collections.PayloadSchemaType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CollectionsTest {

    @TempDir
    private static Path data;

    private static QdrantTestServer qdrant;

    @BeforeAll
    static void start() {
        qdrant = new QdrantTestServer(data);
    }

    @AfterAll
    static void stop() {
        qdrant.close();
    }

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
    void aDeletedCollectionIsGoneWithItsFilesAndItsNameIsFree() throws Exception {
        var name = qdrant.collection(2, Distance.Dot);
        qdrant.upsert(name, point(1, Map.of(), Map.of()));

        answer(qdrant.client().deleteCollectionAsync(name));

        assertThat(answer(qdrant.client().collectionExistsAsync(name))).isFalse();
        assertThat(answer(qdrant.client().listCollectionsAsync())).doesNotContain(name);
        assertThatThrownBy(() -> answer(qdrant.client().countAsync(name)))
                .hasMessageContaining("NOT_FOUND")
                .hasMessageContaining("Collection `" + name + "` doesn't exist!");
        try (var left = Files.walk(data)) {
            assertThat(left).noneMatch(path -> path.toString().contains(name));
        }
        answer(qdrant.client().createCollectionAsync(QdrantTestServer.request(name, 2, Distance.Dot)));
        assertThat(answer(qdrant.client().countAsync(name))).isZero();
    }

    @Test
    void aNameCanBeUsedOnce() {
        var name = qdrant.collection(2, Distance.Dot);

        assertThatThrownBy(() ->
                        answer(qdrant.client().createCollectionAsync(QdrantTestServer.request(name, 2, Distance.Dot))))
                .hasMessageContaining("ALREADY_EXISTS")
                .hasMessageContaining("Collection `" + name + "` already exists!");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "Größe und Maß", "con", "A", "a", "%41"})
    void anOddNameStaysInsideTheDataFolder(String name) throws Exception {
        answer(qdrant.client().createCollectionAsync(QdrantTestServer.request(name, 2, Distance.Dot)));
        qdrant.upsert(name, point(1, Map.of(), Map.of()));

        assertThat(answer(qdrant.client().listCollectionsAsync())).contains(name);
        try (var folders = Files.list(data.resolve("collections"))) {
            assertThat(folders.filter(folder -> Files.exists(folder.resolve("config"))))
                    .hasSizeGreaterThan(0);
        }
        try (var top = Files.list(data)) {
            assertThat(top)
                    .extracting(path -> path.getFileName().toString())
                    .containsExactlyInAnyOrder("collections", "drafts", "lock");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "a/b", "a\\b", "a:b", "a\0b", ""})
    void aNameThatQdrantForbidsIsRefused(String name) {
        assertThatThrownBy(() ->
                        answer(qdrant.client().createCollectionAsync(QdrantTestServer.request(name, 2, Distance.Dot))))
                .isInstanceOfAny(StatusRuntimeException.class, IllegalArgumentException.class);
    }

    @Test
    void aSecondServerOnTheSameFolderIsRefused() {
        assertThatThrownBy(() -> EmbeddedQdrant.start(data, 0)).hasMessageContaining(data.toString());
    }

    @Test
    void aBusyPortIsNamed(@TempDir Path other) {
        assertThatThrownBy(() -> EmbeddedQdrant.start(other, qdrant.port()))
                .hasMessageContaining("127.0.0.1:" + qdrant.port());
    }

    @Test
    void theHealthCheckSpeaksForTheProtocolVersion() {
        assertThat(answer(qdrant.client().healthCheckAsync()).getVersion()).startsWith("1.18");
    }
}
