package dev.groundwork.local.suite;

import dev.groundwork.embedded.postgres.PostgresServer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The variables by which each service finds the others on this machine. */
final class Environments {

    private final Settings settings;

    Environments(Settings settings) {
        this.settings = settings;
    }

    /** The name of a service's own database. */
    static String database(Server server) {
        return server.name().toLowerCase(Locale.ROOT);
    }

    Map<String, String> of(Server server) {
        var environment = new HashMap<String, String>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        // glibc otherwise keeps an arena of freed memory for every thread, some 200 MB in all.
        environment.put("MALLOC_ARENA_MAX", "2");
        environment.put(
                "GROUNDWORK_" + server.name() + "_DATABASE_URL",
                "jdbc:postgresql://127.0.0.1:%d/%s".formatted(settings.port(Server.POSTGRES), database(server)));
        environment.put("GROUNDWORK_DATABASE_USER", PostgresServer.USER);
        environment.put("GROUNDWORK_DATABASE_PASSWORD", PostgresServer.PASSWORD);
        environment.put("GROUNDWORK_KAFKA", "127.0.0.1:" + settings.port(Server.KAFKA));
        environment.put("GROUNDWORK_OIDC", settings.url(Server.KEYCLOAK) + "/realms/groundwork");
        environment.put("GROUNDWORK_USER_CLAIM", "preferred_username");
        environment.putAll(own(server));
        environment.putAll(settings.variables().getOrDefault(server, Map.of()));
        return environment;
    }

    private Map<String, String> own(Server server) {
        return switch (server) {
            case INGEST ->
                Map.of(
                        "GROUNDWORK_QUERY_URL",
                        settings.url(Server.QUERY),
                        "GROUNDWORK_INGEST_BLOB_FOLDER",
                        settings.data(server).resolve("blobs").toString());
            case QUERY ->
                Map.of(
                        "GROUNDWORK_PERMISSIONS_URL",
                        settings.url(Server.PERMISSIONS),
                        // One person plays all readers here, and asks in loops.
                        "GROUNDWORK_LIMIT_REQUESTS_PER_MINUTE",
                        "6000",
                        "GROUNDWORK_QDRANT_HOST",
                        settings.index().host(),
                        "GROUNDWORK_QDRANT_PORT",
                        Integer.toString(settings.index().port()),
                        "GROUNDWORK_QDRANT_API_KEY",
                        settings.index().apiKey());
            case EVAL ->
                Map.of(
                        "GROUNDWORK_QUERY_URL",
                        settings.url(Server.QUERY),
                        "GROUNDWORK_EVAL_READERS_ALICE_PASSWORD",
                        "alice",
                        "GROUNDWORK_EVAL_READERS_BOB_PASSWORD",
                        "bob",
                        "GROUNDWORK_EVAL_READERS_CAROL_PASSWORD",
                        "carol");
            case PERMISSIONS -> Map.of();
            case KEYCLOAK, KAFKA, QDRANT, POSTGRES -> throw new IllegalArgumentException(server + " is no service");
        };
    }
}
