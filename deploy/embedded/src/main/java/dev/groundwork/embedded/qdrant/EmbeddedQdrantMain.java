package dev.groundwork.embedded.qdrant;

import dev.groundwork.embedded.process.ChildProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Runs {@link EmbeddedQdrant} as a process: {@code EmbeddedQdrantMain <data folder> <port> [<host>]}. The API key, when
 * there is one, stands in the environment variable that Qdrant itself reads.
 */
public final class EmbeddedQdrantMain {

    private EmbeddedQdrantMain() {}

    public static void main(String[] args) throws InterruptedException {
        if (args.length < 2 || args.length > 3) {
            throw refusal("Usage: EmbeddedQdrantMain <data folder> <port> [<host>]");
        }
        var qdrant = EmbeddedQdrant.start(Path.of(args[0]), endpoint(args));
        Runtime.getRuntime().addShutdownHook(new Thread(qdrant::close, "close"));
        System.out.println("Embedded Qdrant is ready on " + qdrant.host() + ":" + qdrant.port());
        qdrant.awaitEnd();
    }

    /**
     * How to start it on the loopback interface, open to every process of this machine, whatever key this JVM's environment
     * has for another Qdrant. It is ready when it accepts connections.
     *
     * @param heap as {@code -Xmx} takes it; without memory the process ends, rather than going on with half a change
     */
    public static ChildProcess.Command command(Path data, int port, String heap, Path log) {
        var line = List.of(
                ChildProcess.java(),
                "-Xmx" + heap,
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                EmbeddedQdrantMain.class.getName(),
                data.toString(),
                Integer.toString(port));
        return new ChildProcess.Command("qdrant", line, Map.of(Endpoint.KEY_VARIABLE, ""), data, log);
    }

    private static Endpoint endpoint(String[] args) {
        try {
            var local = Endpoint.loopback(Integer.parseInt(args[1]));
            return new Endpoint(
                    args.length == 3 ? args[2] : local.host(),
                    local.port(),
                    System.getenv().getOrDefault(Endpoint.KEY_VARIABLE, ""));
        } catch (IllegalArgumentException e) {
            throw refusal(e.getMessage());
        }
    }

    private static Error refusal(String message) {
        System.err.println(message);
        System.exit(2);
        return new AssertionError("unreachable");
    }
}
