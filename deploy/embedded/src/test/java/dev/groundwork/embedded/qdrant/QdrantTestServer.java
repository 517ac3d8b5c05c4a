package dev.groundwork.embedded.qdrant;

import dev.groundwork.embedded.fixture.QdrantTarget;
import dev.groundwork.embedded.fixture.QdrantTarget.Kind;
import dev.groundwork.embedded.qdrant.conformance.QdrantTester;
import io.qdrant.client.QdrantClient;
import java.nio.file.Path;

/** An embedded server of a test's own. */
final class QdrantTestServer extends QdrantTester {

    private final QdrantTarget server;

    QdrantTestServer(Path data) {
        this(QdrantTarget.embedded(data));
    }

    private QdrantTestServer(QdrantTarget server) {
        super(server);
        this.server = server;
    }

    static QdrantClient client(int port) {
        return new QdrantTester(QdrantTarget.present(Kind.EMBEDDED, "127.0.0.1", port, "", () -> {})).client();
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
