package dev.groundwork.embedded.qdrant;

import static dev.groundwork.embedded.qdrant.QdrantTestServer.answer;
import static dev.groundwork.embedded.qdrant.QdrantTestServer.point;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qdrant.client.grpc.Collections.Distance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What collections leave on the disk, and who may use it. */
class CollectionFilesTest extends EmbeddedTest {

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
    void oddNamesHaveTheirOwnFoldersInsideTheDataFolder() throws Exception {
        var names = List.of("..", ".", "Größe und Maß", "con", "A", "a", "%41");
        var before = folders();
        for (var i = 0; i < names.size(); i++) {
            answer(qdrant.client().createCollectionAsync(QdrantTestServer.request(names.get(i), 2, Distance.Dot)));
            for (var number = 0; number <= i; number++) {
                qdrant.upsert(names.get(i), point(number, Map.of(), Map.of()));
            }
        }

        assertThat(answer(qdrant.client().listCollectionsAsync())).containsAll(names);
        assertThat(names)
                .extracting(name -> answer(qdrant.client().countAsync(name)))
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(folders()).isEqualTo(before + names.size());
        try (var top = Files.list(data)) {
            assertThat(top)
                    .extracting(path -> path.getFileName().toString())
                    .containsExactlyInAnyOrder("collections", "drafts", "lock");
        }
    }

    private static long folders() throws IOException {
        try (var folders = Files.list(data.resolve("collections"))) {
            return folders.filter(folder -> Files.exists(folder.resolve("config")))
                    .count();
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
        EmbeddedQdrant.start(other, 0).close();
    }
}
