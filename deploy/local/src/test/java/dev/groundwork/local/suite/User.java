package dev.groundwork.local.suite;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.groundwork.contracts.event.DocumentIds;
import dev.groundwork.contracts.event.Source;
import dev.groundwork.local.client.Groundwork;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A user of the local realm at work over HTTP. */
public final class User {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Suite suite;
    private final String name;
    private final String token;

    private User(Suite suite, String name) {
        this.suite = suite;
        this.name = name;
        this.token = new Groundwork(suite.settings()).token(name);
    }

    public static User of(Suite suite, String name) {
        return new User(suite, name);
    }

    /** A request of this user to a service. */
    public RequestSpecification to(Server server) {
        return given().baseUri(suite.settings().url(server)).auth().oauth2(token);
    }

    public UUID documentId(String externalId) {
        return DocumentIds.documentId("default", new Source(Source.uploadsOf(name), externalId));
    }

    /** Uploads a text; {@code access} is of the form of an upload's metadata, null is the uploader alone. */
    public Response upload(String externalId, String title, String text, Map<String, ?> access) {
        var metadata = new java.util.HashMap<String, Object>(Map.of("externalId", externalId, "title", title));
        if (access != null) {
            metadata.put("access", access);
        }
        return to(Server.INGEST)
                .multiPart("metadata", metadata, "application/json")
                .multiPart("file", externalId + ".txt", text.getBytes(UTF_8), "text/plain")
                .post("/v1/documents");
    }

    /** Uploads a text and waits until it is what a search finds. */
    public UUID publish(String externalId, String title, String text, Map<String, ?> access) {
        var accepted = upload(externalId, title, text, access);
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        var id = documentId(externalId);
        awaitLive(id, accepted.jsonPath().getLong("version"));
        return id;
    }

    public void awaitLive(UUID documentId, long version) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(document(documentId).getObject("live.version", Long.class))
                        .isNotNull()
                        .isGreaterThanOrEqualTo(version));
    }

    public void awaitStatus(UUID documentId, String status) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(document(documentId).getString("status")).isEqualTo(status));
    }

    public JsonPath document(UUID documentId) {
        return to(Server.INGEST).get("/v1/documents/" + documentId).jsonPath();
    }

    public Response ask(String question) {
        return to(Server.QUERY)
                .contentType("application/json")
                .body(Map.of("question", question))
                .post("/v1/answers");
    }

    public Response search(String query) {
        return to(Server.QUERY)
                .contentType("application/json")
                .body(Map.of("query", query, "topK", 10))
                .post("/v1/search");
    }

    /** The texts a search finds of one document. */
    public List<String> textsOf(UUID documentId, String query) {
        var found = search(query);
        assertThat(found.statusCode()).as(found.asString()).isEqualTo(200);
        return found.jsonPath().getList("hits.findAll { it.documentId == '" + documentId + "' }.text");
    }
}
