package dev.groundwork.embedded.qdrant.conformance;

import static dev.groundwork.embedded.qdrant.conformance.QdrantTester.answer;
import static io.qdrant.client.PointIdFactory.id;

import dev.groundwork.embedded.fixture.QdrantTarget;
import dev.groundwork.embedded.fixture.QdrantTarget.Kind;
import dev.groundwork.embedded.qdrant.conformance.Ask.Page;
import dev.groundwork.embedded.qdrant.conformance.NaiveSearch.Scored;
import dev.groundwork.embedded.qdrant.conformance.Rule.Clauses;
import io.qdrant.client.PointIdFactory;
import io.qdrant.client.QdrantClient;
import io.qdrant.client.grpc.Collections.CreateCollection;
import io.qdrant.client.grpc.Collections.Distance;
import io.qdrant.client.grpc.Collections.Modifier;
import io.qdrant.client.grpc.Collections.SparseVectorConfig;
import io.qdrant.client.grpc.Collections.SparseVectorParams;
import io.qdrant.client.grpc.Collections.VectorParams;
import io.qdrant.client.grpc.Collections.VectorParamsMap;
import io.qdrant.client.grpc.Collections.VectorsConfig;
import io.qdrant.client.grpc.Points.ScrollPoints;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/** A server to try random collections on, seen through the real client. */
final class SampleServer implements AutoCloseable {

    private final QdrantTarget target;
    private final QdrantClient client;

    SampleServer(QdrantTarget target) {
        this.target = target;
        this.client = target.client(Duration.ofSeconds(20));
    }

    /** Qdrant leaves open in which order points of the same score come. */
    boolean breaksTiesById() {
        return target.kind() == Kind.EMBEDDED;
    }

    /** Makes the collection, lets it be used and deletes it. */
    void with(Sample sample, Consumer<String> use) {
        var collection = "random-" + UUID.randomUUID();
        answer(client.createCollectionAsync(schema(collection)));
        try {
            if (sample.indexedFirst()) {
                index(collection, sample);
            }
            sample.writes().forEach(write -> write(collection, write));
            if (!sample.indexedFirst()) {
                index(collection, sample);
            }
            use.accept(collection);
        } finally {
            answer(client.deleteCollectionAsync(collection));
        }
    }

    private static CreateCollection schema(String name) {
        return CreateCollection.newBuilder()
                .setCollectionName(name)
                .setVectorsConfig(VectorsConfig.newBuilder()
                        .setParamsMap(VectorParamsMap.newBuilder()
                                .putMap("cosine", dense(Distance.Cosine))
                                .putMap("dot", dense(Distance.Dot))))
                .setSparseVectorsConfig(SparseVectorConfig.newBuilder()
                        .putMap(
                                "text",
                                SparseVectorParams.newBuilder()
                                        .setModifier(Modifier.Idf)
                                        .build())
                        .putMap("raw", SparseVectorParams.getDefaultInstance()))
                .build();
    }

    private static VectorParams dense(Distance distance) {
        return VectorParams.newBuilder()
                .setSize(RandomSamples.DIMENSION)
                .setDistance(distance)
                .build();
    }

    private void index(String collection, Sample sample) {
        sample.indexes()
                .forEach((field, type) ->
                        answer(client.createPayloadIndexAsync(collection, field, type, null, true, null, null)));
    }

    private void write(String collection, Sample.Write write) {
        switch (write) {
            case Sample.Upsert(var points) when points.isEmpty() -> {}
            case Sample.Upsert(var points) ->
                answer(client.upsertAsync(
                        collection, points.stream().map(Wire::point).toList()));
            case Sample.Delete(var ids) when ids.isEmpty() -> {}
            case Sample.Delete(var ids) ->
                answer(client.deleteAsync(
                        collection, ids.stream().map(PointIdFactory::id).toList()));
            case Sample.DeleteWhere(var filter) -> answer(client.deleteAsync(collection, Wire.clauses(filter)));
            case Sample.SetWhere(var filter, var fields) ->
                answer(client.setPayloadAsync(
                        collection, Wire.payload(fields), Wire.clauses(filter), true, null, null));
            case Sample.OverwriteWhere(var filter, var fields) ->
                answer(client.overwritePayloadAsync(
                        collection, Wire.payload(fields), Wire.clauses(filter), true, null, null));
        }
    }

    long count(String collection, Clauses filter) {
        return answer(client.countAsync(collection, Wire.clauses(filter), true));
    }

    /** All ids that the filter lets through, page by page. */
    List<Long> scroll(String collection, Clauses filter, int pageSize) {
        var request = ScrollPoints.newBuilder()
                .setCollectionName(collection)
                .setFilter(Wire.clauses(filter))
                .setLimit(pageSize);
        var ids = new ArrayList<Long>();
        while (true) {
            var page = answer(client.scrollAsync(request.build()));
            page.getResultList().forEach(point -> ids.add(point.getId().getNum()));
            if (!page.hasNextPageOffset()) {
                return ids;
            }
            request.setOffset(id(page.getNextPageOffset().getNum()));
        }
    }

    Map<Long, Map<?, ?>> payloads(String collection) {
        var request = ScrollPoints.newBuilder().setCollectionName(collection).setLimit(1000);
        var payloads = new TreeMap<Long, Map<?, ?>>();
        answer(client.scrollAsync(request.build()))
                .getResultList()
                .forEach(point -> payloads.put(point.getId().getNum(), point.getPayloadMap()));
        return payloads;
    }

    List<Scored> query(String collection, Page page) {
        return answer(client.queryAsync(Wire.page(collection, page))).stream()
                .map(hit -> new Scored(hit.getId().getNum(), hit.getScore()))
                .toList();
    }

    @Override
    public void close() {
        client.close();
        target.close();
    }
}
