package dev.groundwork.embedded.keycloak;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundwork.embedded.process.ChildProcess;
import dev.groundwork.embedded.process.Ports;
import dev.groundwork.embedded.process.ProcessId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A real Keycloak with one realm, in a JVM of its own, on the loopback interface. The server is unpacked and built once per machine and the
 * realm imported once per content of its file ({@link Distribution}), so every further start takes seconds. A changed realm file replaces what
 * an instance's folder holds.
 */
public final class KeycloakServer implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final Duration REQUEST = Duration.ofSeconds(15);
    private static final String COMMAND_LINE_CLIENT = "groundwork-cli";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(REQUEST).build();
    private final Path folder;
    private final int port;
    private final String realm;
    private ChildProcess process;

    private KeycloakServer(Path folder, int port, String realm) {
        this.folder = folder;
        this.port = port;
        this.realm = realm;
    }

    /** Starts Keycloak and waits until the realm answers. Port 0 takes a free one. */
    public static KeycloakServer start(Path folder, int port, Path realmFile) {
        return start(folder, port, realmFile, step -> {});
    }

    /** As {@link #start(Path, int, Path)}; what takes long is told before it begins. */
    public static KeycloakServer start(Path folder, int port, Path realmFile, Consumer<String> progress) {
        var distribution = Distribution.ofThisBuild();
        var realm = Realm.of(realmFile);
        var server = distribution.builtServer(progress);
        var seed = distribution.seed(server, realm, progress);
        var home = KeycloakHome.at(folder);
        home.linkTo(server);
        home.seedFrom(seed);
        var keycloak = new KeycloakServer(home.folder(), Ports.freeIfZero(port), realm.name());
        keycloak.run();
        return keycloak;
    }

    public int port() {
        return port;
    }

    /** The issuer of the tokens, which is the value of {@code quarkus.oidc.auth-server-url} too. */
    public String issuer() {
        return "http://127.0.0.1:" + port + "/realms/" + realm;
    }

    public ProcessId id() {
        return process.id();
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** An access token of a person, through the public client of the command line. */
    public String token(String user, String password) {
        return token(Map.of(
                "grant_type", "password", "client_id", COMMAND_LINE_CLIENT, "username", user, "password", password));
    }

    /** An access token of a service's own. */
    public String serviceToken(String clientId, String secret) {
        return token(Map.of("grant_type", "client_credentials", "client_id", clientId, "client_secret", secret));
    }

    /** An access token by any request to the token endpoint. */
    public String token(Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(URI.create(issuer() + "/protocol/openid-connect/token"))
                .timeout(REQUEST)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            var answer = send(request);
            var json = new ObjectMapper().readTree(answer.body());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("Keycloak gives no token: " + answer.statusCode() + " "
                        + json.path("error_description").asText());
            }
            return json.path("access_token").asText();
        } catch (IOException e) {
            throw new UncheckedIOException("Keycloak does not answer", e);
        }
    }

    /** Shuts the server down in good order. */
    public void stop() {
        process.stop(GRACE);
    }

    /** Ends the server as a crash would. */
    public void kill() {
        process.kill();
    }

    /** Starts the server again on its port and its data, after stopping it when it runs. */
    public void restart() {
        stop();
        run();
    }

    @Override
    public void close() {
        stop();
    }

    private void run() {
        Ports.requireFree("Keycloak", port);
        process = ChildProcess.start(KeycloakCommand.in(folder).start(port))
                .awaitReady(() -> Ports.accepts(port) && answers(), START);
    }

    private boolean answers() {
        var request = HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration"))
                .timeout(REQUEST)
                .build();
        try {
            return send(request).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for Keycloak", interrupted);
        }
    }
}
