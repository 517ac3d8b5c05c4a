package dev.groundwork.local.suite;

import dev.groundwork.embedded.fixture.QdrantTarget;
import dev.groundwork.embedded.fixture.QdrantTarget.Kind;
import dev.groundwork.embedded.process.Ports;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * Where the suite runs.
 *
 * @param root the checkout, whose packaged services are started
 * @param state what survives a restart: data of every server, logs, process ids
 * @param ports of every server, all on the loopback interface
 * @param index the suite's own on its port, or the Qdrant that {@code QDRANT_HOST} names
 * @param variables of services, set after the launcher's own
 */
public record Settings(
        Path root,
        Path state,
        Map<Server, Integer> ports,
        QdrantTarget index,
        Map<Server, Map<String, String>> variables) {

    public Settings {
        ports = Map.copyOf(ports);
        variables = Map.copyOf(variables);
    }

    /** Settings for a person: known ports, each replaced by its variable where that is set. */
    public static Settings of(Path root, Map<String, String> environment) {
        var ports = new EnumMap<Server, Integer>(Server.class);
        for (var server : Server.values()) {
            var value = environment.getOrDefault(server.variable(), "");
            ports.put(server, value.isBlank() ? server.usualPort() : port(server.variable(), value));
        }
        return new Settings(root, root.resolve("deploy/local/state"), ports, index(environment, ports), Map.of());
    }

    /** Settings for a test: free ports and a folder of its own; the environment may name an index. */
    public static Settings onFreePorts(Path root, Path state, Map<String, String> environment) {
        var ports = new EnumMap<Server, Integer>(Server.class);
        for (var server : Server.values()) {
            ports.put(server, Ports.free());
        }
        return new Settings(root, state, ports, index(environment, ports), Map.of());
    }

    private static QdrantTarget index(Map<String, String> environment, Map<Server, Integer> ports) {
        var port = environment.getOrDefault("QDRANT_PORT", "");
        if (!port.isBlank()) {
            port("QDRANT_PORT", port);
        }
        var named = QdrantTarget.named(environment);
        return named.absence().isEmpty()
                ? named
                : QdrantTarget.present(Kind.EMBEDDED, "127.0.0.1", ports.get(Server.QDRANT), "", () -> {});
    }

    /** The same, with variables of one service. */
    public Settings with(Server server, Map<String, String> own) {
        var all = new EnumMap<Server, Map<String, String>>(Server.class);
        all.putAll(variables);
        all.put(server, Map.copyOf(own));
        return new Settings(root, state, ports, index, all);
    }

    /** Whether the suite starts this server itself. */
    public boolean isOwn(Server server) {
        return server != Server.QDRANT || index.kind() == Kind.EMBEDDED;
    }

    public int port(Server server) {
        return ports.get(server);
    }

    public String url(Server server) {
        return "http://127.0.0.1:" + port(server);
    }

    public Path logs() {
        return state.resolve("logs");
    }

    public Path data(Server server) {
        return state.resolve("data").resolve(server.title());
    }

    private static int port(String variable, String value) {
        try {
            int port = Integer.parseInt(value.strip());
            if (port > 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException noNumber) {
            // Told below, with the variable's name.
        }
        throw new SuiteException(variable + " is no port: " + value);
    }
}
