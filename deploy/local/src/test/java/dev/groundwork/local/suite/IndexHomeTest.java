package dev.groundwork.local.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.embedded.qdrant.EmbeddedQdrant;
import dev.groundwork.embedded.qdrant.Endpoint;
import io.qdrant.client.QdrantClient;
import io.qdrant.client.QdrantGrpcClient;
import io.qdrant.client.grpc.Collections.CreateCollection;
import io.qdrant.client.grpc.Collections.Distance;
import io.qdrant.client.grpc.Collections.VectorParams;
import io.qdrant.client.grpc.Collections.VectorParamsMap;
import io.qdrant.client.grpc.Collections.VectorsConfig;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A suite on a Qdrant that is someone else's. */
class IndexHomeTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final Progress progress = new Progress(new PrintStream(told));
    private EmbeddedQdrant named;
    private QdrantClient owner;

    @BeforeEach
    void someoneElsesServer() {
        named = EmbeddedQdrant.start(
                folder.resolve("named"), Endpoint.loopback(0).withApiKey("secret"));
        owner = new QdrantClient(QdrantGrpcClient.newBuilder(named.host(), named.port(), false)
                .withApiKey("secret")
                .build());
    }

    @AfterEach
    void stop() {
        owner.close();
        named.close();
    }

    private IndexHome onNamed(String apiKey) {
        return home(Map.of(
                "QDRANT_HOST", named.host(),
                "QDRANT_PORT", Integer.toString(named.port()),
                "QDRANT_API_KEY", apiKey));
    }

    private IndexHome home(Map<String, String> environment) {
        return new IndexHome(Settings.onFreePorts(folder, folder.resolve("state"), environment));
    }

    private void create(String collection) throws Exception {
        var vector = VectorParams.newBuilder().setSize(2).setDistance(Distance.Dot);
        owner.createCollectionAsync(CreateCollection.newBuilder()
                        .setCollectionName(collection)
                        .setVectorsConfig(VectorsConfig.newBuilder()
                                .setParamsMap(VectorParamsMap.newBuilder().putMap("dense", vector.build())))
                        .build())
                .get();
    }

    @Test
    void freshRemovesTheCollectionsOfThisStateOnly() throws Exception {
        // Given
        create("wiki");
        onNamed("secret").enter();
        create("chunks-default-1");
        // When
        onNamed("secret").enter();
        onNamed("secret").forget(progress);
        // Then
        assertThat(owner.listCollectionsAsync().get()).containsExactly("wiki");
    }

    @Test
    void someoneElsesCollectionsAreLeftAlone() throws Exception {
        create("chunks-default-1");

        onNamed("secret").forget(progress);

        assertThatThrownBy(onNamed("secret")::enter)
                .isInstanceOf(SuiteException.class)
                .hasMessageContaining("chunks-default-1");
        assertThat(owner.listCollectionsAsync().get()).containsExactly("chunks-default-1");
    }

    @Test
    void documentsDoNotLookForTheirPointsInAnotherIndex() {
        home(Map.of()).enter();

        assertThatThrownBy(onNamed("secret")::enter)
                .isInstanceOf(SuiteException.class)
                .hasMessageContaining("--fresh");
        home(Map.of()).enter();
    }

    @Test
    void whatStaysOnAServerThatIsNoLongerNamedIsTold() throws Exception {
        onNamed("secret").enter();
        create("chunks-default-1");

        home(Map.of()).forget(progress);

        assertThat(told.toString()).contains("chunks-* stay in the Qdrant at 127.0.0.1:" + named.port());
        assertThat(owner.listCollectionsAsync().get()).containsExactly("chunks-default-1");
    }

    @Test
    void aWrongKeyIsToldAndNotShown() {
        assertThatThrownBy(onNamed("guessed")::enter)
                .isInstanceOf(SuiteException.class)
                .hasMessageContaining("UNAUTHENTICATED")
                .hasMessageNotContaining("guessed");
        assertThat(Files.exists(folder.resolve("state/data/index"))).isFalse();
    }
}
