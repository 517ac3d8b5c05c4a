package dev.groundwork.embedded.qdrant.protocol;

import dev.groundwork.embedded.qdrant.collection.CollectionStore;
import dev.groundwork.embedded.qdrant.collection.PointWrites;
import io.grpc.stub.StreamObserver;
import io.qdrant.client.grpc.Points.ClearPayloadPoints;
import io.qdrant.client.grpc.Points.CountPoints;
import io.qdrant.client.grpc.Points.CountResponse;
import io.qdrant.client.grpc.Points.CreateFieldIndexCollection;
import io.qdrant.client.grpc.Points.DeleteFieldIndexCollection;
import io.qdrant.client.grpc.Points.DeletePoints;
import io.qdrant.client.grpc.Points.GetPoints;
import io.qdrant.client.grpc.Points.GetResponse;
import io.qdrant.client.grpc.Points.PointsOperationResponse;
import io.qdrant.client.grpc.Points.QueryBatchPoints;
import io.qdrant.client.grpc.Points.QueryBatchResponse;
import io.qdrant.client.grpc.Points.QueryPoints;
import io.qdrant.client.grpc.Points.QueryResponse;
import io.qdrant.client.grpc.Points.ScrollPoints;
import io.qdrant.client.grpc.Points.ScrollResponse;
import io.qdrant.client.grpc.Points.SetPayloadPoints;
import io.qdrant.client.grpc.Points.UpdateResult;
import io.qdrant.client.grpc.Points.UpdateStatus;
import io.qdrant.client.grpc.Points.UpsertPoints;
import io.qdrant.client.grpc.PointsGrpc;
import java.util.function.ToLongFunction;

/** Qdrant's service {@code Points}. What is not overridden here answers UNIMPLEMENTED with the method's name. */
public final class PointsService extends PointsGrpc.PointsImplBase {

    private final CollectionStore store;
    private final PointReads reads;

    public PointsService(CollectionStore store) {
        this.store = store;
        this.reads = new PointReads(store);
    }

    @Override
    public void upsert(UpsertPoints request, StreamObserver<PointsOperationResponse> observer) {
        write(request.getCollectionName(), request.getWait(), observer, it -> it.upsert(request.getPointsList()));
    }

    @Override
    public void delete(DeletePoints request, StreamObserver<PointsOperationResponse> observer) {
        write(request.getCollectionName(), request.getWait(), observer, it -> it.delete(request.getPoints()));
    }

    @Override
    public void setPayload(SetPayloadPoints request, StreamObserver<PointsOperationResponse> observer) {
        write(
                request.getCollectionName(),
                request.getWait(),
                observer,
                it -> it.setPayload(request.getPointsSelector(), request.getPayloadMap()));
    }

    @Override
    public void overwritePayload(SetPayloadPoints request, StreamObserver<PointsOperationResponse> observer) {
        write(
                request.getCollectionName(),
                request.getWait(),
                observer,
                it -> it.overwritePayload(request.getPointsSelector(), request.getPayloadMap()));
    }

    @Override
    public void clearPayload(ClearPayloadPoints request, StreamObserver<PointsOperationResponse> observer) {
        write(request.getCollectionName(), request.getWait(), observer, it -> it.clearPayload(request.getPoints()));
    }

    private void write(
            String collection,
            boolean wait,
            StreamObserver<PointsOperationResponse> observer,
            ToLongFunction<PointWrites> write) {
        var start = System.nanoTime();
        var operation = write.applyAsLong(new PointWrites(store.collection(collection)));
        Answers.send(observer, written(operation, wait, start));
    }

    @Override
    public void createFieldIndex(CreateFieldIndexCollection request, StreamObserver<PointsOperationResponse> observer) {
        var start = System.nanoTime();
        var operation = store.collection(request.getCollectionName()).createField(request);
        Answers.send(observer, written(operation, request.getWait(), start));
    }

    @Override
    public void deleteFieldIndex(DeleteFieldIndexCollection request, StreamObserver<PointsOperationResponse> observer) {
        var start = System.nanoTime();
        var operation = store.collection(request.getCollectionName()).deleteField(request.getFieldName());
        Answers.send(observer, written(operation, request.getWait(), start));
    }

    /** It is on the disk in any case; {@code wait} decides what the client reads. */
    private static PointsOperationResponse written(long operation, boolean wait, long start) {
        return PointsOperationResponse.newBuilder()
                .setResult(UpdateResult.newBuilder()
                        .setOperationId(operation)
                        .setStatus(wait ? UpdateStatus.Completed : UpdateStatus.Acknowledged))
                .setTime(Answers.secondsSince(start))
                .build();
    }

    @Override
    public void get(GetPoints request, StreamObserver<GetResponse> observer) {
        var start = System.nanoTime();
        try (var size = new CallBytes()) {
            var answer = GetResponse.newBuilder().addAllResult(reads.get(request, size));
            Answers.send(observer, answer.setTime(Answers.secondsSince(start)).build());
        }
    }

    @Override
    public void count(CountPoints request, StreamObserver<CountResponse> observer) {
        var start = System.nanoTime();
        var answer = CountResponse.newBuilder();
        answer.getResultBuilder().setCount(reads.count(request));
        Answers.send(observer, answer.setTime(Answers.secondsSince(start)).build());
    }

    @Override
    public void scroll(ScrollPoints request, StreamObserver<ScrollResponse> observer) {
        var start = System.nanoTime();
        try (var size = new CallBytes()) {
            var answer = reads.scroll(request, size);
            Answers.send(observer, answer.setTime(Answers.secondsSince(start)).build());
        }
    }

    @Override
    public void query(QueryPoints request, StreamObserver<QueryResponse> observer) {
        var start = System.nanoTime();
        try (var size = new CallBytes()) {
            var answer = QueryResponse.newBuilder().addAllResult(reads.query(request, size));
            Answers.send(observer, answer.setTime(Answers.secondsSince(start)).build());
        }
    }

    @Override
    public void queryBatch(QueryBatchPoints request, StreamObserver<QueryBatchResponse> observer) {
        var start = System.nanoTime();
        try (var size = new CallBytes()) {
            var answer = QueryBatchResponse.newBuilder();
            for (var query : request.getQueryPointsList()) {
                var inBatch = query.toBuilder()
                        .setCollectionName(request.getCollectionName())
                        .build();
                answer.addResultBuilder().addAllResult(reads.query(inBatch, size));
            }
            Answers.send(observer, answer.setTime(Answers.secondsSince(start)).build());
        }
    }
}
