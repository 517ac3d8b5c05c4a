package dev.groundwork.embedded.qdrant;

import static dev.groundwork.embedded.qdrant.QdrantTestServer.answer;
import static dev.groundwork.embedded.qdrant.QdrantTestServer.dense;
import static dev.groundwork.embedded.qdrant.QdrantTestServer.point;
import static io.qdrant.client.PointIdFactory.id;
import static io.qdrant.client.ValueFactory.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.ListenableFuture;
import io.qdrant.client.QdrantClient;
import io.qdrant.client.WithPayloadSelectorFactory;
import io.qdrant.client.grpc.Collections.Distance;
import io.qdrant.client.grpc.Points.ScrollPoints;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as a process, killed while writers write. */
class KillTest {

    private static final String NAME = "k";
    private static final int WRITERS = 8;
    /** Replaced so often that the log is rewritten in between. */
    private static final String TEXT = "x".repeat(80_000);

    @TempDir
    private Path folder;

    /** Every point is written, then its payload replaced, then the even ones are deleted: how far the server acknowledged. */
    private final Map<Long, Integer> acknowledged = new ConcurrentHashMap<>();

    private final AtomicLong next = new AtomicLong();

    /** Ten kills during a thousand acknowledged writes. */
    @Test
    void everyAcknowledgedWriteSurvivesAKill() throws Exception {
        for (var kill = 1; kill <= 10; kill++) {
            try (var server = QdrantTestProcess.start(folder, "128m");
                    var client = QdrantTestServer.client(server.port())) {
                if (kill == 1) {
                    answer(client.createCollectionAsync(QdrantTestServer.request(NAME, 2, Distance.Dot)));
                }
                var enough = new CountDownLatch(100);
                var writers = IntStream.range(0, WRITERS)
                        .mapToObj(_ -> Thread.ofVirtual().start(() -> write(client, enough)))
                        .toList();
                assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
                server.process().kill();
                for (var running : writers) {
                    assertThat(running.join(Duration.ofMinutes(1))).isTrue();
                }
            }
        }

        assertThat(acknowledged.values().stream().mapToInt(steps -> steps).sum())
                .isGreaterThanOrEqualTo(1_000);
        var collection = QdrantTestProcess.data(folder).resolve("collections").resolve(NAME);
        assertThat(collection.resolve("log-1")).doesNotExist();
        try (var qdrant = new QdrantTestServer(QdrantTestProcess.data(folder))) {
            var replaced = new HashMap<Long, Boolean>();
            var request = ScrollPoints.newBuilder()
                    .setCollectionName(NAME)
                    .setLimit(10_000)
                    .setWithPayload(WithPayloadSelectorFactory.include(List.of("n")));
            answer(qdrant.client().scrollAsync(request.build()))
                    .getResultList()
                    .forEach(point -> replaced.put(point.getId().getNum(), point.containsPayload("n")));
            assertThat(acknowledged)
                    .allSatisfy((number, steps) -> assertThat(isKept(number, steps, replaced.get(number)))
                            .as("point %d after step %d, found replaced: %s", number, steps, replaced.get(number))
                            .isTrue());
        }
    }

    /** The step behind the last one acknowledged may be done as well. */
    private static boolean isKept(long number, int steps, Boolean replaced) {
        return switch (steps) {
            case 1 -> replaced != null;
            case 2 -> replaced == null ? isDeleted(number) : replaced;
            default -> replaced == null;
        };
    }

    private static boolean isDeleted(long number) {
        return number % 2 == 0;
    }

    /** Writes until the server is gone. */
    private void write(QdrantClient client, CountDownLatch enough) {
        var lives = true;
        while (lives) {
            var number = next.incrementAndGet();
            var point = point(number, Map.of("dense", dense(1, 1)), Map.of("text", value(TEXT)));
            var payload = Map.of("n", value(number));
            lives = isDone(client.upsertAsync(NAME, List.of(point)), number, 1, enough)
                    && isDone(
                            client.overwritePayloadAsync(NAME, payload, id(number), true, null, null),
                            number,
                            2,
                            enough)
                    && (!isDeleted(number) || isDone(client.deleteAsync(NAME, List.of(id(number))), number, 3, enough));
        }
    }

    private boolean isDone(ListenableFuture<?> call, long number, int step, CountDownLatch enough) {
        try {
            call.get(1, TimeUnit.MINUTES);
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
        acknowledged.put(number, step);
        enough.countDown();
        return true;
    }

    @Test
    void aPoliteEndReleasesTheFolder() {
        try (var server = QdrantTestProcess.start(folder, "128m")) {
            server.process().stop(Duration.ofMinutes(1));

            assertThat(server.process().onExit())
                    .succeedsWithin(Duration.ofMinutes(1))
                    .matches(code -> code != 137, "ended by itself");
            EmbeddedQdrant.start(QdrantTestProcess.data(folder), 0).close();
        }
    }
}
