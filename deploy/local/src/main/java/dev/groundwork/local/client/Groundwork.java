package dev.groundwork.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundwork.local.suite.Server;
import dev.groundwork.local.suite.Settings;
import dev.groundwork.local.suite.SuiteException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** The suite's HTTP calls as a user makes them, each with the token of one user of the local realm. */
public final class Groundwork {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    /** Of a file of some hundred megabytes. */
    private static final Duration UPLOAD = Duration.ofMinutes(10);

    /** From here on a file is announced before it is sent, as curl does it. */
    private static final long LARGE = 1_000_000;

    private final Settings settings;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    public Groundwork(Settings settings) {
        this.settings = settings;
    }

    /** A token of a user whose password equals his name, as every user of the local realm's does. */
    public String token(String user) {
        var form = "grant_type=password&client_id=groundwork-cli&username=%s&password=%s"
                .formatted(encode(user), encode(user));
        var request = HttpRequest.newBuilder(
                        URI.create(settings.url(Server.KEYCLOAK) + "/realms/groundwork/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        return send(request).path("access_token").asText();
    }

    /**
     * Uploads a file; returns {@code {documentId, version, status}}.
     *
     * @throws SuiteException when it is not taken
     */
    public JsonNode upload(String token, Path file, JsonNode metadata) {
        return switch (offer(token, file, metadata)) {
            case Offer.Accepted accepted -> accepted.receipt();
            case Offer.Busy busy -> throw new SuiteException(file + " was not taken: " + busy.why());
            case Offer.Refused refused ->
                throw new SuiteException(file + " was refused: " + refused.code() + ": " + refused.message());
        };
    }

    /**
     * Uploads a file, if it can be read and the service takes it.
     *
     * @throws SuiteException when the service does not answer
     */
    public Offer offer(String token, Path file, JsonNode metadata) {
        try (var sent = SentFile.open(file)) {
            return offer(token, sent, metadata);
        } catch (IOException e) {
            return new Offer.Refused("UNREADABLE_FILE", e.toString());
        }
    }

    /** @throws IOException when the file cannot be read to its end */
    private Offer offer(String token, SentFile file, JsonNode metadata) throws IOException {
        var body = new MultipartBody().json("metadata", metadata.toString()).file("file", file);
        try {
            return exchange(authorised(token, Server.INGEST, "/v1/documents")
                            .timeout(UPLOAD)
                            // While it waits to be told to go on, the client understands no offer of a newer protocol.
                            .version(HttpClient.Version.HTTP_1_1)
                            .header("Content-Type", body.contentType())
                            // Who refuses a file by its length hangs up, and who is still sending may miss why.
                            .expectContinue(file.size() > LARGE)
                            .POST(body.publisher())
                            .build())
                    .offer();
        } catch (SuiteException e) {
            file.throwFailure();
            throw e;
        }
    }

    /** The status of a document, or a missing node when the user knows no such document. */
    public JsonNode findDocument(String token, UUID documentId) {
        var request =
                authorised(token, Server.INGEST, "/v1/documents/" + documentId).build();
        var response = exchange(request);
        return response.status() == 404 ? json.missingNode() : response.successful();
    }

    /** The steps of a document's newest content. */
    public JsonNode documentLog(String token, UUID documentId) {
        return send(authorised(token, Server.INGEST, "/v1/documents/" + documentId + "/log"));
    }

    /** Compares, and repairs when asked to, one stretch of documents, or below {@code /blobs} of blobs; the token is an operator's. */
    public JsonNode reconcile(String token, String path, JsonNode request) {
        return send(authorised(token, Server.INGEST, "/v1/reconciliations" + path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(request.toString())));
    }

    /** Asks a question; returns the answer's whole JSON. */
    public JsonNode ask(String token, String question) {
        return send(authorised(token, Server.QUERY, "/v1/answers")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        json.valueToTree(Map.of("question", question)).toString())));
    }

    /** The passages that hold these words, as a search by keywords finds them. */
    public JsonNode search(String token, String words, int topK) {
        return send(authorised(token, Server.QUERY, "/v1/search")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json.valueToTree(Map.of("query", words, "topK", topK, "mode", "keyword"))
                        .toString())));
    }

    public JsonNode get(String token, Server server, String path) {
        return send(authorised(token, server, path));
    }

    /** @param body what becomes a JSON object */
    public JsonNode post(String token, Server server, String path, Map<String, ?> body) {
        return send(authorised(token, server, path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json.valueToTree(body).toString())));
    }

    public void delete(String token, Server server, String path) {
        var response = exchange(authorised(token, server, path).DELETE().build());
        if (response.status() != 204) {
            response.successful();
        }
    }

    private HttpRequest.Builder authorised(String token, Server server, String path) {
        return HttpRequest.newBuilder(URI.create(settings.url(server) + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest.Builder request) {
        return exchange(request.build()).successful();
    }

    private Response exchange(HttpRequest request) {
        try {
            var response = http.send(request, BodyHandlers.ofString());
            var what = request.method() + " " + request.uri().getPath();
            var retryAfter = response.headers().firstValue("Retry-After").orElse("");
            return new Response(what, response.statusCode(), response.body(), retryAfter, json);
        } catch (ConnectException e) {
            throw new SuiteException(
                    "Nobody listens on " + request.uri().getAuthority() + ": start the suite with deploy/local/up", e);
        } catch (IOException e) {
            throw new SuiteException(request.uri().getAuthority() + " does not answer: " + e, e);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SuiteException("interrupted", interrupted);
        }
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
