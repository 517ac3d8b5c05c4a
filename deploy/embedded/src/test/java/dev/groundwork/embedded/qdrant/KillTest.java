package dev.groundwork.embedded.qdrant;

import static dev.groundwork.embedded.qdrant.QdrantTestServer.answer;
import static dev.groundwork.embedded.qdrant.QdrantTestServer.dense;
import static dev.groundwork.embedded.qdrant.QdrantTestServer.point;
import static io.qdrant.client.ValueFactory.value;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.qdrant.client.QdrantClient;
import io.qdrant.client.grpc.Collections.Distance;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Points.ScrollPoints;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as a process, killed while writers write. */
class KillTest {

    private static final int WRITERS = 8;

    @TempDir
    private Path data;

    private record Server(Process process, int port) {

        static Server start(Path data) throws IOException {
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var process = new ProcessBuilder(
                            java,
                            "-Xmx128m",
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            EmbeddedQdrantMain.class.getName(),
                            data.toString(),
                            "0")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var ready = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)).readLine();
            assertThat(ready).startsWith("Embedded Qdrant is ready on 127.0.0.1:");
            return new Server(process, Integer.parseInt(ready.substring(ready.lastIndexOf(':') + 1)));
        }
    }

    /** Ten kills during a thousand acknowledged writes. */
    @Test
    void everyAcknowledgedPointSurvivesAKill() throws Exception {
        Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
        var next = new AtomicLong();
        for (var kill = 1; kill <= 10; kill++) {
            var server = Server.start(data);
            try (var client = QdrantTestServer.client(server.port())) {
                if (kill == 1) {
                    answer(client.createCollectionAsync(QdrantTestServer.request("k", 2, Distance.Dot)));
                }
                var enough = new CountDownLatch(100);
                Runnable writer = () -> write(client, next, number -> {
                    acknowledged.add(number);
                    enough.countDown();
                });
                var writers = IntStream.range(0, WRITERS)
                        .mapToObj(_ -> Thread.ofVirtual().start(writer))
                        .toList();
                assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
                server.process().destroyForcibly();
                for (var running : writers) {
                    assertThat(running.join(Duration.ofSeconds(30))).isTrue();
                }
            }
        }

        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(1_000);
        try (var qdrant = new QdrantTestServer(data)) {
            var request = ScrollPoints.newBuilder()
                    .setCollectionName("k")
                    .setFilter(Filter.getDefaultInstance())
                    .setLimit(1_000_000);
            assertThat(answer(qdrant.client().scrollAsync(request.build())).getResultList())
                    .extracting(point -> point.getId().getNum())
                    .containsAll(acknowledged);
        }
    }

    /** Writes until the server is gone. */
    private static void write(QdrantClient client, AtomicLong next, LongConsumer acknowledged) {
        while (true) {
            var number = next.incrementAndGet();
            var points = List.of(point(number, Map.of("dense", dense(1, 1)), Map.of("n", value(number))));
            try {
                client.upsertAsync("k", points).get(10, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                return;
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            acknowledged.accept(number);
        }
    }

    @Test
    void aPoliteEndReleasesTheFolder() throws Exception {
        var server = Server.start(data);

        server.process().destroy();

        assertThat(server.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
        EmbeddedQdrant.start(data, 0).close();
    }
}
