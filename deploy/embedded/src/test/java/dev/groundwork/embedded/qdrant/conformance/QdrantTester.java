package dev.groundwork.embedded.qdrant.conformance;

import static io.qdrant.client.PointIdFactory.id;
import static io.qdrant.client.VectorFactory.vector;
import static io.qdrant.client.VectorsFactory.namedVectors;

import com.google.common.util.concurrent.ListenableFuture;
import dev.groundwork.embedded.fixture.QdrantTarget;
import io.grpc.StatusRuntimeException;
import io.qdrant.client.QdrantClient;
import io.qdrant.client.grpc.Collections.CreateCollection;
import io.qdrant.client.grpc.Collections.Distance;
import io.qdrant.client.grpc.Collections.Modifier;
import io.qdrant.client.grpc.Collections.SparseVectorConfig;
import io.qdrant.client.grpc.Collections.SparseVectorParams;
import io.qdrant.client.grpc.Collections.VectorParams;
import io.qdrant.client.grpc.Collections.VectorParamsMap;
import io.qdrant.client.grpc.Collections.VectorsConfig;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.JsonWithInt.Value;
import io.qdrant.client.grpc.Points.PointStruct;
import io.qdrant.client.grpc.Points.QueryPoints;
import io.qdrant.client.grpc.Points.ScrollPoints;
import io.qdrant.client.grpc.Points.Vector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The real client, and the shortest way to say what the tests want of a server. */
public class QdrantTester implements AutoCloseable {

    private final QdrantClient client;
    private final Deque<String> made = new ArrayDeque<>();

    public QdrantTester(QdrantTarget target) {
        client = target.client(Duration.ofSeconds(20));
    }

    public QdrantClient client() {
        return client;
    }

    /** Waits for an answer; a refusal comes out as the server's status. */
    public static <T> T answer(ListenableFuture<T> call) {
        try {
            return call.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StatusRuntimeException refused) {
                throw refused;
            }
            throw new AssertionError(e);
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /** A new collection with the vectors {@code dense} and {@code text} (sparse, IDF) and {@code raw} (sparse). */
    public String collection(int dimension, Distance distance) {
        var name = "c-" + UUID.randomUUID();
        answer(client.createCollectionAsync(request(name, dimension, distance)));
        made.push(name);
        return name;
    }

    /** The server may be someone else's: nothing of ours stays there. */
    void deleteCollections() {
        while (!made.isEmpty()) {
            answer(client.deleteCollectionAsync(made.pop()));
        }
    }

    public static CreateCollection request(String name, int dimension, Distance distance) {
        return CreateCollection.newBuilder()
                .setCollectionName(name)
                .setVectorsConfig(VectorsConfig.newBuilder()
                        .setParamsMap(VectorParamsMap.newBuilder()
                                .putMap(
                                        "dense",
                                        VectorParams.newBuilder()
                                                .setSize(dimension)
                                                .setDistance(distance)
                                                .build())))
                .setSparseVectorsConfig(SparseVectorConfig.newBuilder()
                        .putMap(
                                "text",
                                SparseVectorParams.newBuilder()
                                        .setModifier(Modifier.Idf)
                                        .build())
                        .putMap("raw", SparseVectorParams.getDefaultInstance()))
                .build();
    }

    public void upsert(String collection, PointStruct... points) {
        answer(client.upsertAsync(collection, List.of(points)));
    }

    public static PointStruct point(long number, Map<String, Vector> vectors, Map<String, Value> payload) {
        return PointStruct.newBuilder()
                .setId(id(number))
                .setVectors(namedVectors(vectors))
                .putAllPayload(payload)
                .build();
    }

    public static Vector dense(float... values) {
        return vector(values);
    }

    public static Vector sparse(Map<Integer, Float> weights) {
        return vector(List.copyOf(weights.values()), List.copyOf(weights.keySet()));
    }

    /** The numbers of all points that a filter lets through, in order. */
    public List<Long> matching(String collection, Filter filter) {
        var request = ScrollPoints.newBuilder()
                .setCollectionName(collection)
                .setFilter(filter)
                .setLimit(1000);
        return answer(client.scrollAsync(request.build())).getResultList().stream()
                .map(point -> point.getId().getNum())
                .toList();
    }

    /** Scores by point number, best first. */
    public Map<Long, Float> scores(QueryPoints.Builder request) {
        var scores = new LinkedHashMap<Long, Float>();
        answer(client.queryAsync(request.build()))
                .forEach(hit -> scores.put(hit.getId().getNum(), hit.getScore()));
        return scores;
    }

    @Override
    public void close() {
        client.close();
    }
}
