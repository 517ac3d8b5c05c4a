package dev.groundwork.embedded.qdrant;

import java.nio.file.Path;

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
