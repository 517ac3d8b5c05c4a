package dev.groundwork.query.index.store;

import static io.grpc.stub.MetadataUtils.newAttachHeadersInterceptor;

import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.qdrant.client.grpc.CollectionsGrpc;
import io.qdrant.client.grpc.CollectionsGrpc.CollectionsBlockingStub;
import io.qdrant.client.grpc.PointsGrpc;
import io.qdrant.client.grpc.PointsGrpc.PointsBlockingStub;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The one channel to Qdrant. Every call has a deadline and throws {@link io.grpc.StatusRuntimeException}. */
@ApplicationScoped
public class QdrantConnection {

    /** A refilled search brings some thousand payloads with their vectors. */
    private static final int MAX_ANSWER_BYTES = 32 * 1024 * 1024;

    private final QdrantConfig config;
    private final ManagedChannel channel;

    QdrantConnection(QdrantConfig config) {
        this.config = config;
        var builder =
                ManagedChannelBuilder.forAddress(config.host(), config.port()).maxInboundMessageSize(MAX_ANSWER_BYTES);
        if (!config.tls()) {
            builder.usePlaintext();
        }
        config.apiKey().ifPresent(key -> builder.intercept(newAttachHeadersInterceptor(header(key))));
        this.channel = builder.build();
    }

    /**
     * To search: with the short timeout of a reader who waits.
     *
     * @param remaining of his request, if that is sooner
     */
    public PointsBlockingStub search(Duration remaining) {
        long millis = Math.min(config.searchTimeout().toMillis(), remaining.toMillis());
        return PointsGrpc.newBlockingStub(awake()).withDeadlineAfter(millis, TimeUnit.MILLISECONDS);
    }

    PointsBlockingStub points() {
        return PointsGrpc.newBlockingStub(awake())
                .withDeadlineAfter(config.writeTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    CollectionsBlockingStub collections() {
        return CollectionsGrpc.newBlockingStub(awake())
                .withDeadlineAfter(config.writeTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A channel that failed waits up to two minutes before it connects again: whoever calls does not. */
    private ManagedChannel awake() {
        if (channel.getState(false) == ConnectivityState.TRANSIENT_FAILURE) {
            channel.resetConnectBackoff();
        }
        return channel;
    }

    private static Metadata header(String key) {
        var metadata = new Metadata();
        metadata.put(Metadata.Key.of("api-key", Metadata.ASCII_STRING_MARSHALLER), key);
        return metadata;
    }

    @PreDestroy
    void close() {
        channel.shutdownNow();
    }
}
