package dev.groundwork.embedded.qdrant;

import dev.groundwork.embedded.qdrant.conformance.QdrantTester;
import io.qdrant.client.QdrantClient;
import java.nio.file.Path;

/** An embedded server of a test's own. */
final class QdrantTestServer extends QdrantTester {

    private final EmbeddedQdrant server;

    QdrantTestServer(Path data) {
        this(EmbeddedQdrant.start(data, 0));
    }

    private QdrantTestServer(EmbeddedQdrant server) {
        super(server.host(), server.port(), "");
        this.server = server;
    }

    static QdrantClient client(int port) {
        return new QdrantTester("127.0.0.1", port, "").client();
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        super.close();
        server.close();
    }
}
