package dev.groundwork.embedded.qdrant;

import java.nio.file.Path;

/** Runs {@link EmbeddedQdrant} as a process: {@code EmbeddedQdrantMain <data folder> <port>}. */
public final class EmbeddedQdrantMain {

    private EmbeddedQdrantMain() {}

    public static void main(String[] args) throws InterruptedException {
        if (args.length != 2) {
            System.err.println("Usage: EmbeddedQdrantMain <data folder> <port>");
            System.exit(2);
        }
        var qdrant = EmbeddedQdrant.start(Path.of(args[0]), Integer.parseInt(args[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(qdrant::close, "close"));
        System.out.println("Embedded Qdrant is ready on " + qdrant.host() + ":" + qdrant.port());
        qdrant.awaitEnd();
    }
}
