package dev.groundwork.local.suite;

import dev.groundwork.embedded.process.ChildProcess;
import dev.groundwork.embedded.process.Ports;
import dev.groundwork.embedded.qdrant.EmbeddedQdrantMain;
import dev.groundwork.embedded.qdrant.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The index as a process that speaks Qdrant's protocol. */
final class QdrantProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);

    /** Whatever key a Qdrant of this environment may have. */
    private static final Map<String, String> WITHOUT_KEY = Map.of(Endpoint.KEY_VARIABLE, "");

    private final Settings settings;
    private final StateFolder state;
    private ChildProcess process;

    QdrantProcess(Settings settings, StateFolder state) {
        this.settings = settings;
        this.state = state;
    }

    void start() {
        int port = settings.port(Server.QDRANT);
        var data = settings.data(Server.QDRANT);
        var line = List.of(
                ChildProcess.java(),
                "-Xmx" + Memory.of(Server.QDRANT),
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                EmbeddedQdrantMain.class.getName(),
                data.toString(),
                Integer.toString(port));
        process = ChildProcess.start(new ChildProcess.Command(
                Server.QDRANT.title(), line, WITHOUT_KEY, data, settings.logs().resolve("qdrant.log")));
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
