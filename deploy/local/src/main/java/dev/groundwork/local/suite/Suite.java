package dev.groundwork.local.suite;

import dev.groundwork.embedded.fixture.QdrantTarget;
import dev.groundwork.embedded.kafka.KafkaServer;
import dev.groundwork.embedded.kafka.Topic;
import dev.groundwork.embedded.keycloak.KeycloakServer;
import dev.groundwork.embedded.postgres.PostgresServer;
import dev.groundwork.embedded.process.Ports;
import java.net.http.HttpClient;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** The whole of Groundwork on this machine: four servers it depends on and its four services, each a process on the loopback interface. */
public final class Suite implements AutoCloseable {

    public static final List<Server> SERVICES = List.of(Server.PERMISSIONS, Server.INGEST, Server.QUERY, Server.EVAL);

    private static final String TOPICS = "/dev/groundwork/contracts/topics.json";

    private final Settings settings;
    private final StateFolder state;
    private final Progress progress;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Server, ServiceProcess> services = new EnumMap<>(Server.class);
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private KafkaServer kafka;
    private PostgresServer postgres;

    private Suite(Settings settings, StateFolder state, Progress progress) {
        this.settings = settings;
        this.state = state;
        this.progress = progress;
    }

    /**
     * Starts everything and returns when every service is ready.
     *
     * @param fresh whether documents and other state of earlier runs are forgotten first
     * @throws SuiteException when a port is taken, the state is in use or a service is not packaged
     */
    public static Suite start(Settings settings, boolean fresh, Progress progress) {
        var state = StateFolder.take(settings.state(), progress);
        var suite = new Suite(settings, state, progress);
        suite.started.push(state);
        try {
            requireFreePorts(settings);
            var index = new IndexHome(settings);
            if (fresh) {
                index.forget(progress);
                state.forget();
                progress.say("forgot documents and state of earlier runs");
            }
            index.enter();
            suite.run();
            return suite;
        } catch (RuntimeException | Error e) {
            suite.close();
            throw e;
        }
    }

    public Settings settings() {
        return settings;
    }

    public KafkaServer kafka() {
        return kafka;
    }

    public PostgresServer postgres() {
        return postgres;
    }

    public ServiceProcess service(Server server) {
        return services.get(server);
    }

    /** Starts another process of a service, on a port of its own; it shares database, topics and blobs with the first. */
    public ServiceProcess startReplica(Server server) {
        var replica = keep(process(server, server.title() + "-replica", Ports.free(), new Environments(settings)));
        replica.start();
        return replica;
    }

    private ServiceProcess process(Server server, String name, int port, Environments environments) {
        return new ServiceProcess(server, name, port, settings, environments.of(server), state, http);
    }

    /** Removes what the suite left on a named index; the suite must have been closed. */
    public void forgetIndex() {
        new IndexHome(settings).forget(progress);
    }

    /** Ends every process: the services at once, then what they stand on, the last started first. */
    @Override
    public void close() {
        if (!services.isEmpty()) {
            progress.say("stopping");
        }
        services.values().parallelStream().forEach(ServiceProcess::close);
        while (true) {
            AutoCloseable next;
            synchronized (started) {
                if (started.isEmpty()) {
                    return;
                }
                next = started.pop();
            }
            try {
                next.close();
            } catch (Exception e) {
                progress.say("could not end " + next.getClass().getSimpleName() + ": " + e.getMessage());
            }
        }
    }

    private void run() {
        var environments = new Environments(settings);
        for (var server : SERVICES) {
            services.put(server, process(server, server.title(), settings.port(server), environments));
        }
        var keycloakReady = async(() -> timed("Keycloak (users, tokens)", this::startKeycloak));
        var kafkaReady = async(() -> timed("Kafka", this::startKafka));
        var qdrantReady = async(() -> timed(new IndexHome(settings).name(), this::startQdrant));
        timed("PostgreSQL", this::startPostgres);
        join(kafkaReady);
        join(qdrantReady);
        var ready = SERVICES.stream()
                .map(server -> async(() -> timed(server.title(), () -> startService(server))))
                .toList();
        ready.forEach(Suite::join);
        join(keycloakReady);
    }

    private KafkaServer startKafka() {
        kafka = keep(KafkaServer.start(settings.data(Server.KAFKA), settings.port(Server.KAFKA)));
        state.record(kafka.id());
        kafka.createTopics(Topic.listFrom(TOPICS));
        return kafka;
    }

    private PostgresServer startPostgres() {
        postgres = keep(PostgresServer.start(settings.data(Server.POSTGRES), settings.port(Server.POSTGRES)));
        state.record(postgres.id());
        SERVICES.forEach(server -> postgres.createDatabase(Environments.database(server)));
        return postgres;
    }

    private QdrantTarget startQdrant() {
        if (settings.isOwn(Server.QDRANT)) {
            keep(new QdrantProcess(settings, state)).start();
        }
        return settings.index();
    }

    private KeycloakServer startKeycloak() {
        var realm = settings.root().resolve("deploy/keycloak/groundwork-realm.json");
        var keycloak = keep(KeycloakServer.start(
                settings.data(Server.KEYCLOAK), settings.port(Server.KEYCLOAK), realm, progress::say));
        state.record(keycloak.id());
        return keycloak;
    }

    private ServiceProcess startService(Server server) {
        var service = keep(services.get(server));
        service.start();
        return service;
    }

    private <T extends AutoCloseable> T keep(T server) {
        synchronized (started) {
            started.push(server);
        }
        return server;
    }

    private <T> T timed(String what, Supplier<T> start) {
        var from = System.nanoTime();
        var result = start.get();
        progress.say("%s is ready after %.1f s".formatted(what, (System.nanoTime() - from) / 1e9));
        return result;
    }

    private static void requireFreePorts(Settings settings) {
        for (var server : Server.values()) {
            if (settings.isOwn(server) && !Ports.isFree(settings.port(server))) {
                throw new SuiteException(
                        "Port %d, wanted for %s, is in use. Stop what listens there, or set %s to another port."
                                .formatted(settings.port(server), server.title(), server.variable()));
            }
        }
    }

    private static <T> CompletableFuture<T> async(Supplier<T> start) {
        var result = new CompletableFuture<T>();
        Thread.ofVirtual().start(() -> {
            try {
                result.complete(start.get());
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    private static void join(CompletableFuture<?> start) {
        try {
            start.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
