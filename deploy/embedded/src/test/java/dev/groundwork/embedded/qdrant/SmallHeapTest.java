package dev.groundwork.embedded.qdrant;

import static dev.groundwork.embedded.qdrant.QdrantTestServer.dense;
import static io.qdrant.client.ConditionFactory.match;
import static io.qdrant.client.ValueFactory.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.util.concurrent.ListenableFuture;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.qdrant.client.WithPayloadSelectorFactory;
import io.qdrant.client.grpc.Collections.DeleteCollection;
import io.qdrant.client.grpc.Collections.Distance;
import io.qdrant.client.grpc.CollectionsGrpc;
import io.qdrant.client.grpc.Common.Condition;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Points.CountPoints;
import io.qdrant.client.grpc.Points.PointStruct;
import io.qdrant.client.grpc.Points.PointsSelector;
import io.qdrant.client.grpc.Points.ScrollPoints;
import io.qdrant.client.grpc.Points.ScrollResponse;
import io.qdrant.client.grpc.Points.SetPayloadPoints;
import io.qdrant.client.grpc.Points.UpsertPoints;
import io.qdrant.client.grpc.PointsGrpc;
import io.qdrant.client.grpc.PointsGrpc.PointsBlockingStub;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as a process with a heap of 64 MB, hence requests of 1 MiB at most and 16 MiB under way: it refuses and lives. */
class SmallHeapTest {

    private static final int REQUEST_BYTES = 900_000;
    private static final int DIMENSION = 384;

    @TempDir
    private static Path folder;

    private static QdrantTestProcess server;
    private static ManagedChannel channel;

    private String collection;

    @BeforeAll
    static void start() {
        server = QdrantTestProcess.start(folder, "64m");
        channel = ManagedChannelBuilder.forAddress("127.0.0.1", server.port())
                .usePlaintext()
                .maxInboundMessageSize(Integer.MAX_VALUE)
                .build();
    }

    @AfterAll
    static void stop() {
        channel.shutdownNow();
        server.close();
    }

    @BeforeEach
    void create() {
        collection = "c-" + UUID.randomUUID();
        CollectionsGrpc.newBlockingStub(channel).create(QdrantTestServer.request(collection, DIMENSION, Distance.Dot));
    }

    @AfterEach
    void delete() {
        CollectionsGrpc.newBlockingStub(channel)
                .delete(DeleteCollection.newBuilder()
                        .setCollectionName(collection)
                        .build());
    }

    private static PointsBlockingStub points() {
        return PointsGrpc.newBlockingStub(channel).withDeadlineAfter(1, TimeUnit.MINUTES);
    }

    private UpsertPoints.Builder upsert() {
        return UpsertPoints.newBuilder().setCollectionName(collection).setWait(true);
    }

    private static PointStruct point(long number, String text) {
        return QdrantTestServer.point(number, Map.of("dense", dense(new float[DIMENSION])), Map.of("t", value(text)));
    }

    private void fill(int points, String text) {
        for (var number = 0; number < points; number++) {
            points().upsert(upsert().addPoints(point(number, text)).build());
        }
    }

    private long count(Filter filter) {
        var request = CountPoints.newBuilder().setCollectionName(collection).setFilter(filter);
        return points().count(request.build()).getResult().getCount();
    }

    private void refuses(ThrowingCallable call, Code code, String why) {
        assertThatThrownBy(call).isInstanceOfSatisfying(StatusRuntimeException.class, refusal -> {
            assertThat(refusal.getStatus().getCode()).isEqualTo(code);
            assertThat(refusal.getStatus().getDescription()).contains(why);
        });
        count(Filter.getDefaultInstance());
    }

    @Test
    void aRequestThatIsTooLarge() {
        var tooLarge = upsert().addPoints(point(1, "x".repeat(2 << 20))).build();

        refuses(() -> points().upsert(tooLarge), Code.RESOURCE_EXHAUSTED, "gRPC message exceeds maximum size");
    }

    @Test
    void aRequestOfAsManyPartsAsFit() {
        var most = REQUEST_BYTES / 2 - 100;
        var pointsOnly = upsert().addAllPoints(Collections.nCopies(most, PointStruct.getDefaultInstance()));
        var conditions = Filter.newBuilder().addAllMust(Collections.nCopies(most, Condition.getDefaultInstance()));

        refuses(() -> points().upsert(pointsOnly.build()), Code.INVALID_ARGUMENT, "\"upsert limit\"");
        refuses(() -> count(conditions.build()), Code.INVALID_ARGUMENT, "\"conditions\"");
    }

    @Test
    void anAnswerThatIsTooLarge() {
        fill(20, "x".repeat(900_000));

        refuses(() -> points().scroll(page(20)), Code.RESOURCE_EXHAUSTED, "ask for fewer points");
        assertThat(points().scroll(page(5)).getResultCount()).isEqualTo(5);
    }

    @Test
    void answersThatAreTooLargeTogether() throws Exception {
        fill(16, "x".repeat(900_000));
        var asked = new ArrayList<ListenableFuture<ScrollResponse>>();
        for (var call = 0; call < 12; call++) {
            asked.add(PointsGrpc.newFutureStub(channel).scroll(page(16)));
        }

        for (var answer : asked) {
            try {
                assertThat(answer.get(1, TimeUnit.MINUTES).getResultCount()).isEqualTo(16);
            } catch (ExecutionException e) {
                assertThat(Status.fromThrowable(e).getCode()).isEqualTo(Code.RESOURCE_EXHAUSTED);
            }
        }
        assertThat(points().scroll(page(16)).getResultCount()).isEqualTo(16);
    }

    private ScrollPoints page(int limit) {
        return ScrollPoints.newBuilder()
                .setCollectionName(collection)
                .setLimit(limit)
                .setWithPayload(WithPayloadSelectorFactory.enable(true))
                .build();
    }

    @Test
    void aChangeOfMorePayloadThanTheHeapHolds() {
        fill(60, "x".repeat(900_000));

        points().setPayload(SetPayloadPoints.newBuilder()
                .setCollectionName(collection)
                .setWait(true)
                .putPayload("a", value(1L))
                .setPointsSelector(PointsSelector.newBuilder().setFilter(Filter.getDefaultInstance()))
                .build());

        assertThat(count(Filter.newBuilder().addMust(match("a", 1)).build())).isEqualTo(60);
    }

    /** 10,000 points of 384 dimensions take some 20 MB: what is replaced must not add up, nor be copied beside a second index. */
    @Test
    void pointsThatAreReplacedAgainAndAgain() {
        for (var round = 0; round < 4; round++) {
            for (var first = 0; first < 10_000; first += 500) {
                points().upsert(upsert().addAllPoints(LongStream.range(first, first + 500)
                                .mapToObj(number -> point(number, "text"))
                                .toList())
                        .build());
            }
        }

        assertThat(count(Filter.getDefaultInstance())).isEqualTo(10_000);
    }
}
