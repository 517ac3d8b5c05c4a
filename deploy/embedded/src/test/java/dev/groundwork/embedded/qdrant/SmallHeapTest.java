package dev.groundwork.embedded.qdrant;

import static dev.groundwork.embedded.qdrant.QdrantTestServer.dense;
import static dev.groundwork.embedded.qdrant.QdrantTestServer.point;
import static io.qdrant.client.ValueFactory.value;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.qdrant.client.WithPayloadSelectorFactory;
import io.qdrant.client.grpc.Collections.Distance;
import io.qdrant.client.grpc.CollectionsGrpc;
import io.qdrant.client.grpc.Common.Condition;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Points.CountPoints;
import io.qdrant.client.grpc.Points.PointStruct;
import io.qdrant.client.grpc.Points.ScrollPoints;
import io.qdrant.client.grpc.Points.UpsertPoints;
import io.qdrant.client.grpc.PointsGrpc;
import io.qdrant.client.grpc.PointsGrpc.PointsBlockingStub;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as a process with a heap of 64 MB, hence requests of 1 MiB at most and answers of 16 MiB: it refuses and lives. */
class SmallHeapTest {

    private static final String COLLECTION = "c";
    private static final int REQUEST_BYTES = 900_000;

    @TempDir
    private static Path data;

    private static Process process;
    private static ManagedChannel channel;

    @BeforeAll
    static void start() throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmbeddedQdrantMain.class.getName(),
                        data.toString(),
                        "0")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var ready = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)).readLine();
        channel = ManagedChannelBuilder.forTarget(ready.substring(ready.lastIndexOf(' ') + 1))
                .usePlaintext()
                .maxInboundMessageSize(Integer.MAX_VALUE)
                .build();
        CollectionsGrpc.newBlockingStub(channel).create(QdrantTestServer.request(COLLECTION, 2, Distance.Dot));
    }

    @AfterAll
    static void stop() {
        channel.shutdownNow();
        process.destroyForcibly();
    }

    private static PointsBlockingStub points() {
        return PointsGrpc.newBlockingStub(channel).withDeadlineAfter(30, TimeUnit.SECONDS);
    }

    private static UpsertPoints.Builder upsert() {
        return UpsertPoints.newBuilder().setCollectionName(COLLECTION).setWait(true);
    }

    private static void refuses(ThrowingCallable call, Code code, String why) {
        assertThatThrownBy(call).isInstanceOfSatisfying(StatusRuntimeException.class, refusal -> {
            assertThat(refusal.getStatus().getCode()).isEqualTo(code);
            assertThat(refusal.getStatus().getDescription()).contains(why);
        });
        assertThat(process.isAlive()).isTrue();
        points().count(CountPoints.newBuilder().setCollectionName(COLLECTION).build());
    }

    @Test
    void aRequestThatIsTooLarge() {
        var tooLarge = value("x".repeat(2 << 20));

        refuses(
                () -> points().upsert(upsert().addPoints(point(1, Map.of("dense", dense(1, 0)), Map.of("t", tooLarge)))
                        .build()),
                Code.RESOURCE_EXHAUSTED,
                "gRPC message exceeds maximum size");
    }

    @Test
    void aRequestOfAsManyPartsAsFit() {
        var most = REQUEST_BYTES / 2 - 100;
        var pointsOnly = upsert().addAllPoints(Collections.nCopies(most, PointStruct.getDefaultInstance()));
        var conditions = Filter.newBuilder().addAllMust(Collections.nCopies(most, Condition.getDefaultInstance()));

        refuses(() -> points().upsert(pointsOnly.build()), Code.INVALID_ARGUMENT, "\"upsert limit\"");
        refuses(
                () -> points().count(CountPoints.newBuilder()
                        .setCollectionName(COLLECTION)
                        .setFilter(conditions)
                        .build()),
                Code.INVALID_ARGUMENT,
                "Malformed Condition type");
    }

    @Test
    void anAnswerThatIsTooLarge() {
        var text = value("x".repeat(900_000));
        for (var number = 0; number < 20; number++) {
            points().upsert(upsert().addPoints(point(number, Map.of("dense", dense(1, 0)), Map.of("t", text)))
                    .build());
        }
        var everything = ScrollPoints.newBuilder()
                .setCollectionName(COLLECTION)
                .setLimit(20)
                .setWithPayload(WithPayloadSelectorFactory.enable(true));

        refuses(() -> points().scroll(everything.build()), Code.RESOURCE_EXHAUSTED, "ask for fewer points");
        assertThat(points().scroll(everything.setLimit(5).build()).getResultCount())
                .isEqualTo(5);
    }
}
