package dev.groundwork.embedded.qdrant;

import static dev.groundwork.embedded.qdrant.QdrantTestServer.answer;
import static dev.groundwork.embedded.qdrant.QdrantTestServer.dense;
import static dev.groundwork.embedded.qdrant.QdrantTestServer.point;
import static io.qdrant.client.ValueFactory.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.qdrant.client.WithPayloadSelectorFactory;
import io.qdrant.client.grpc.Collections.Distance;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Points.ScrollPoints;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers beside writers, and clients beside a restart. */
class ConcurrencyTest {

    private static final int BATCH = 50;
    /** Replaced so often that the log is rewritten in between. */
    private static final String TEXT = "x".repeat(8_000);

    @TempDir
    private Path data;

    @Test
    void aReaderSeesABatchWholeOrNotAtAllEvenWhileTheLogIsRewritten() throws Exception {
        try (var qdrant = new QdrantTestServer(data)) {
            answer(qdrant.client().createCollectionAsync(QdrantTestServer.request("c", 2, Distance.Dot)));
            var writer =
                    CompletableFuture.runAsync(() -> IntStream.range(0, 100).forEach(round -> {
                        var points = LongStream.range(0, BATCH)
                                .mapToObj(number -> point(
                                        number,
                                        Map.of("dense", dense(1, round)),
                                        Map.of("round", value((long) round), "text", value(TEXT))))
                                .toList();
                        answer(qdrant.client().upsertAsync("c", points));
                    }));
            var torn = new ArrayList<String>();
            var whole = 0;
            while (!writer.isDone()) {
                var rounds = answer(qdrant.client()
                                .scrollAsync(ScrollPoints.newBuilder()
                                        .setCollectionName("c")
                                        .setLimit(1000)
                                        .setWithPayload(WithPayloadSelectorFactory.include(List.of("round")))
                                        .build()))
                        .getResultList();
                var distinct = rounds.stream()
                        .map(one -> one.getPayloadOrThrow("round").getIntegerValue())
                        .distinct()
                        .count();
                if (!rounds.isEmpty() && (rounds.size() != BATCH || distinct != 1)) {
                    torn.add(rounds.size() + " points of " + distinct + " rounds");
                }
                whole += rounds.size() == BATCH ? 1 : 0;
            }

            assertThat(writer).isCompleted();
            assertThat(torn).isEmpty();
            assertThat(whole).isPositive();
            assertThat(qdrant.matching("c", Filter.getDefaultInstance())).hasSize(BATCH);
            assertThat(data.resolve("collections/c/log-1")).doesNotExist();
        }
    }

    @Test
    void aConnectedClientGoesOnAfterARestartOnTheSamePort() throws Exception {
        var first = EmbeddedQdrant.start(data, 0);
        try (var client = QdrantTestServer.client(first.port())) {
            answer(client.createCollectionAsync(QdrantTestServer.request("c", 2, Distance.Dot)));

            var start = System.nanoTime();
            first.close();
            var second = EmbeddedQdrant.start(data, first.port());

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
            assertThat(answer(client.collectionExistsAsync("c"))).isTrue();
            second.close();
        }
    }
}
