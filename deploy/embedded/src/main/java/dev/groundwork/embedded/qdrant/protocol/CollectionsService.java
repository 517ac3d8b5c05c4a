package dev.groundwork.embedded.qdrant.protocol;

import dev.groundwork.embedded.qdrant.collection.CollectionStore;
import io.grpc.stub.StreamObserver;
import io.qdrant.client.grpc.Collections.CollectionDescription;
import io.qdrant.client.grpc.Collections.CollectionExists;
import io.qdrant.client.grpc.Collections.CollectionExistsRequest;
import io.qdrant.client.grpc.Collections.CollectionExistsResponse;
import io.qdrant.client.grpc.Collections.CollectionOperationResponse;
import io.qdrant.client.grpc.Collections.CreateCollection;
import io.qdrant.client.grpc.Collections.DeleteCollection;
import io.qdrant.client.grpc.Collections.GetCollectionInfoRequest;
import io.qdrant.client.grpc.Collections.GetCollectionInfoResponse;
import io.qdrant.client.grpc.Collections.ListCollectionsRequest;
import io.qdrant.client.grpc.Collections.ListCollectionsResponse;
import io.qdrant.client.grpc.CollectionsGrpc;

/** Qdrant's service {@code Collections}. */
public final class CollectionsService extends CollectionsGrpc.CollectionsImplBase {

    private final CollectionStore store;

    public CollectionsService(CollectionStore store) {
        this.store = store;
    }

    @Override
    public void create(CreateCollection request, StreamObserver<CollectionOperationResponse> observer) {
        var start = System.nanoTime();
        store.create(request);
        Answers.send(observer, done(true, start));
    }

    @Override
    public void delete(DeleteCollection request, StreamObserver<CollectionOperationResponse> observer) {
        var start = System.nanoTime();
        Answers.send(observer, done(store.delete(request.getCollectionName()), start));
    }

    private static CollectionOperationResponse done(boolean result, long start) {
        return CollectionOperationResponse.newBuilder()
                .setResult(result)
                .setTime(Answers.secondsSince(start))
                .build();
    }

    @Override
    public void get(GetCollectionInfoRequest request, StreamObserver<GetCollectionInfoResponse> observer) {
        var start = System.nanoTime();
        var info = store.collection(request.getCollectionName()).read(CollectionInfos::of);
        Answers.send(
                observer,
                GetCollectionInfoResponse.newBuilder()
                        .setResult(info)
                        .setTime(Answers.secondsSince(start))
                        .build());
    }

    @Override
    public void list(ListCollectionsRequest request, StreamObserver<ListCollectionsResponse> observer) {
        var start = System.nanoTime();
        var answer = ListCollectionsResponse.newBuilder();
        store.names()
                .forEach(name ->
                        answer.addCollections(CollectionDescription.newBuilder().setName(name)));
        Answers.send(observer, answer.setTime(Answers.secondsSince(start)).build());
    }

    @Override
    public void collectionExists(CollectionExistsRequest request, StreamObserver<CollectionExistsResponse> observer) {
        var start = System.nanoTime();
        var exists = CollectionExists.newBuilder().setExists(store.exists(request.getCollectionName()));
        Answers.send(
                observer,
                CollectionExistsResponse.newBuilder()
                        .setResult(exists)
                        .setTime(Answers.secondsSince(start))
                        .build());
    }
}
