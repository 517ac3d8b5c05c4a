package dev.groundwork.embedded.qdrant;

import dev.groundwork.embedded.process.ChildProcess;
import dev.groundwork.embedded.process.Ports;
import java.nio.file.Path;
import java.time.Duration;

/** An embedded server in a process of its own, which ends with this JVM at the latest. */
record QdrantTestProcess(ChildProcess process, int port) implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);

    static QdrantTestProcess start(Path folder, String heap) {
        int port = Ports.free();
        var command = EmbeddedQdrantMain.command(folder.resolve("data"), port, heap, folder.resolve("log"));
        return new QdrantTestProcess(ChildProcess.start(command).awaitReady(() -> Ports.accepts(port), START), port);
    }

    static Path data(Path folder) {
        return folder.resolve("data");
    }

    @Override
    public void close() {
        process.kill();
    }
}
