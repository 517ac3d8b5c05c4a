package dev.groundwork.embedded.qdrant;

import static dev.groundwork.embedded.qdrant.QdrantTestServer.answer;
import static io.qdrant.client.QueryFactory.nearest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.util.concurrent.ListenableFuture;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.qdrant.client.grpc.Collections.Distance;
import io.qdrant.client.grpc.Points.QueryPoints;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** What is true of the embedded server only: one of them for all tests of a class, with an empty collection. */
abstract class EmbeddedTest {

    @TempDir
    static Path data;

    static QdrantTestServer qdrant;
    static String collection;

    @BeforeAll
    static void start() {
        qdrant = new QdrantTestServer(data);
        collection = qdrant.collection(2, Distance.Dot);
    }

    @AfterAll
    static void stop() {
        qdrant.close();
    }

    static QueryPoints.Builder query() {
        return QueryPoints.newBuilder()
                .setCollectionName(collection)
                .setUsing("dense")
                .setQuery(nearest(1, 0));
    }

    /** It refuses the call and lives. */
    static void refuses(ListenableFuture<?> call, Code code, String why) {
        assertThatThrownBy(() -> answer(call)).isInstanceOfSatisfying(StatusRuntimeException.class, refusal -> {
            assertThat(refusal.getStatus().getCode()).isEqualTo(code);
            assertThat(refusal.getStatus().getDescription()).contains(why);
        });
        assertThat(answer(qdrant.client().collectionExistsAsync(collection))).isTrue();
    }
}
