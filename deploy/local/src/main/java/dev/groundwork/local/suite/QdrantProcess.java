package dev.groundwork.local.suite;

import dev.groundwork.embedded.process.ChildProcess;
import dev.groundwork.embedded.process.Ports;
import dev.groundwork.embedded.qdrant.EmbeddedQdrantMain;
import java.time.Duration;

/** The index as a process that speaks Qdrant's protocol. */
final class QdrantProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);

    private final Settings settings;
    private final StateFolder state;
    private ChildProcess process;

    QdrantProcess(Settings settings, StateFolder state) {
        this.settings = settings;
        this.state = state;
    }

    void start() {
        int port = settings.port(Server.QDRANT);
        process = ChildProcess.start(EmbeddedQdrantMain.command(
                settings.data(Server.QDRANT),
                port,
                Memory.of(Server.QDRANT),
                settings.logs().resolve("qdrant.log")));
        state.record(process.id());
        process.awaitReady(() -> Ports.accepts(port), START);
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }
}
