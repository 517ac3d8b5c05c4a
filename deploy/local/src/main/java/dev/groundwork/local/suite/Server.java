package dev.groundwork.local.suite;

/** The processes of the suite that listen on a port, in the order a person thinks of them. */
public enum Server {
    QUERY("query-service", 8080),
    INGEST("ingest-service", 8081),
    PERMISSIONS("permissions-service", 8082),
    EVAL("eval-service", 8083),
    KEYCLOAK("keycloak", 8180),
    KAFKA("kafka", 9092),
    QDRANT("qdrant", 6334),
    POSTGRES("postgres", 5433);

    private final String title;
    private final int usualPort;

    Server(String title, int usualPort) {
        this.title = title;
        this.usualPort = usualPort;
    }

    public String title() {
        return title;
    }

    int usualPort() {
        return usualPort;
    }

    /** The environment variable that moves the server to another port. */
    public String variable() {
        return "GROUNDWORK_" + name() + "_PORT";
    }
}
