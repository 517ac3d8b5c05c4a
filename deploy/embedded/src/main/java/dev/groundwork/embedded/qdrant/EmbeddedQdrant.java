package dev.groundwork.embedded.qdrant;

import dev.groundwork.embedded.qdrant.collection.CollectionStore;
import dev.groundwork.embedded.qdrant.protocol.ApiKeyGuard;
import dev.groundwork.embedded.qdrant.protocol.CallGuard;
import dev.groundwork.embedded.qdrant.protocol.CollectionsService;
import dev.groundwork.embedded.qdrant.protocol.HealthService;
import dev.groundwork.embedded.qdrant.protocol.Limits;
import dev.groundwork.embedded.qdrant.protocol.PointsService;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A small server that speaks the part of Qdrant's gRPC protocol (v1.18) that Groundwork uses, for one machine and for
 * tests. It listens on the loopback interface unless told otherwise. What it does not implement it refuses with
 * {@code UNIMPLEMENTED} and the path of the request's field; what it has acknowledged survives the death of the process.
 */
public final class EmbeddedQdrant implements AutoCloseable {

    private static final int CONCURRENT_CALLS = 16;
    private static final int GRACE_SECONDS = 10;

    private final CollectionStore store;
    private final ExecutorService calls;
    private final Server server;
    private final String host;
    private final int port;

    private EmbeddedQdrant(String host, CollectionStore store, ExecutorService calls, Server server) {
        this.host = host;
        this.store = store;
        this.calls = calls;
        this.server = server;
        this.port = server.getPort();
    }

    /** Begins to serve every process of this machine; port 0 for a free one. */
    public static EmbeddedQdrant start(Path data, int port) {
        return start(data, Endpoint.loopback(port));
    }

    /** Opens the data folder (made when missing, used by one server at a time) and begins to serve. */
    public static EmbeddedQdrant start(Path data, Endpoint endpoint) {
        var store = new CollectionStore(data);
        var calls = Executors.newFixedThreadPool(
                CONCURRENT_CALLS,
                Thread.ofPlatform().daemon().name("qdrant-", 0).factory());
        try {
            var server = NettyServerBuilder.forAddress(endpoint.socket())
                    .executor(calls)
                    .maxInboundMessageSize(Limits.REQUEST_BYTES)
                    .intercept(new CallGuard())
                    // The last one is asked first.
                    .intercept(new ApiKeyGuard(endpoint.apiKey()))
                    .addService(new CollectionsService(store))
                    .addService(new PointsService(store))
                    .addService(new HealthService())
                    .build()
                    .start();
            return new EmbeddedQdrant(endpoint.host(), store, calls, server);
        } catch (IOException | RuntimeException e) {
            calls.shutdown();
            store.close();
            throw new IllegalStateException("Cannot listen on " + endpoint, e);
        }
    }

    public String host() {
        return host;
    }

    public int port() {
        return port;
    }

    /** Finishes the running calls, at most some seconds long, and closes the files. */
    @Override
    public void close() {
        server.shutdown();
        try {
            if (!server.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
                server.shutdownNow();
            }
            // No interrupts: they would close the files under calls that still write.
            calls.shutdown();
            calls.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            store.close();
        }
    }

    void awaitEnd() throws InterruptedException {
        server.awaitTermination();
    }
}
