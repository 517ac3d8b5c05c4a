package dev.groundwork.embedded.qdrant;

import static dev.groundwork.embedded.qdrant.QdrantTestServer.answer;
import static dev.groundwork.embedded.qdrant.QdrantTestServer.point;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qdrant.client.grpc.Collections.Distance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What collections leave on the disk, and who may use it. */
class CollectionFilesTest {

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

    @Test
    void aSecondServerOnTheSameFolderIsRefused() {
        assertThatThrownBy(() -> EmbeddedQdrant.start(data, 0)).hasMessageContaining(data.toString());
    }

    @Test
    void aBusyPortIsNamed(@TempDir Path other) {
        assertThatThrownBy(() -> EmbeddedQdrant.start(other, qdrant.port()))
                .hasMessageContaining("127.0.0.1:" + qdrant.port());
    }
}
