package dev.groundwork.local.suite;

import dev.groundwork.embedded.process.ChildProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One packaged service as a process; it can be stopped or killed and started again. */
public final class ServiceProcess implements AutoCloseable {

    /** Some seconds, but on a machine that is busy with other things. */
    private static final Duration START = Duration.ofMinutes(5);

    private static final Duration PROBE = Duration.ofSeconds(2);

    private final Server server;
    private final String name;
    private final int port;
    private final Settings settings;
    private final Map<String, String> environment;
    private final StateFolder state;
    private final HttpClient http;
    private int starts;
    private ChildProcess process;

    /** @param name tells the log apart from those of other processes of the same service */
    ServiceProcess(
            Server server,
            String name,
            int port,
            Settings settings,
            Map<String, String> environment,
            StateFolder state,
            HttpClient http) {
        this.server = server;
        this.name = name;
        this.port = port;
        this.settings = settings;
        this.environment = new HashMap<>(environment);
        this.environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        this.state = state;
        this.http = http;
    }

    /** Starts the service and waits until it is ready. */
    public void start() {
        var jar = settings.root().resolve(server.title() + "/target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new SuiteException(server.title() + " is not packaged: run ./mvnw package -DskipTests");
        }
        var line = List.of(
                ChildProcess.java(),
                "-Xmx" + Memory.of(server),
                "-XX:MaxNewSize=" + Memory.ofNewObjects(server),
                "-XX:+UseSerialGC",
                // What is half done is done again; a service without memory would not even say that it is ill.
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:TieredStopAtLevel=" + Memory.compilerOf(server),
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                jar.toString());
        starts++;
        process = ChildProcess.start(new ChildProcess.Command(name, line, environment, settings.data(server), log()));
        state.record(process.id());
        process.awaitReady(this::isReady, START);
    }

    /** The log of the present run; each start has its own, so that a crash's last words are kept. */
    public Path log() {
        return settings.logs().resolve(name + "-" + starts + ".log");
    }

    public String name() {
        return name;
    }

    /** How often it was started. */
    public int starts() {
        return starts;
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Ends the service as a crash would (SIGKILL). */
    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }

    private boolean isReady() {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                .timeout(PROBE)
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
