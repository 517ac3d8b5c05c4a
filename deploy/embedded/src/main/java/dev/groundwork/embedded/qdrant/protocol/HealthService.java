package dev.groundwork.embedded.qdrant.protocol;

import io.grpc.stub.StreamObserver;
import io.qdrant.client.grpc.QdrantGrpc;
import io.qdrant.client.grpc.QdrantOuterClass.HealthCheckReply;
import io.qdrant.client.grpc.QdrantOuterClass.HealthCheckRequest;

/** Says which version's protocol is spoken; clients compare it with their own. */
public final class HealthService extends QdrantGrpc.QdrantImplBase {

    private static final String PROTOCOL_VERSION = "1.18.3";

    @Override
    public void healthCheck(HealthCheckRequest request, StreamObserver<HealthCheckReply> observer) {
        Answers.send(
                observer,
                HealthCheckReply.newBuilder()
                        .setTitle("embedded qdrant")
                        .setVersion(PROTOCOL_VERSION)
                        .build());
    }
}
