package dev.groundwork.local.suite;

/** What each JVM of the suite may take on one small machine. */
final class Memory {

    private Memory() {}

    /** The heap's limit, as {@code -Xmx} takes it. */
    static String of(Server server) {
        return switch (server) {
            case INGEST -> "512m";
            case QUERY -> "384m";
            case PERMISSIONS, EVAL -> "160m";
            case QDRANT -> "512m";
            case KEYCLOAK, KAFKA, POSTGRES -> throw new IllegalArgumentException(server + " minds its own memory");
        };
    }

    /** Of the heap, what new objects may take: it is touched from end to end before the first of them is cleared away. */
    static String ofNewObjects(Server server) {
        return switch (server) {
            case INGEST, QUERY -> "48m";
            case PERMISSIONS, EVAL -> "24m";
            case KEYCLOAK, KAFKA, POSTGRES, QDRANT ->
                throw new IllegalArgumentException(server + " minds its own memory");
        };
    }

    /**
     * The highest tier of the JIT compiler: those that compute in Java earn the full one, the others start sooner without. ingest-service computes
     * in native code and in its parsers.
     */
    static int compilerOf(Server server) {
        return switch (server) {
            case QUERY, QDRANT -> 4;
            case INGEST, PERMISSIONS, EVAL, KEYCLOAK, KAFKA, POSTGRES -> 1;
        };
    }
}
