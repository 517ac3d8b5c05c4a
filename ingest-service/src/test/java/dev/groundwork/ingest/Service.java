package dev.groundwork.ingest;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.groundwork.embedded.fixture.TestTokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;

/** The service over HTTP, as its users call it. */
final class Service {

    private Service() {}

    static RequestSpecification as(String user) {
        return as(TestTokens.of(user));
    }

    static RequestSpecification as(TestTokens token) {
        return given().auth().oauth2(token.sign());
    }

    static ValidatableResponse uploadText(String user, String externalId, String text) {
        return as(user).contentType("application/json")
                .body(Map.of("title", "A note", "externalId", externalId, "text", text))
                .post("/v1/documents")
                .then();
    }

    static JsonPath document(String user, String id) {
        return as(user).get("/v1/documents/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static JsonPath log(String user, String id) {
        return as(user).get("/v1/documents/" + id + "/log")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Waits for a document that may not be known yet. */
    static void awaitStatus(String user, String id, String status) {
        await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> as(user).get("/v1/documents/" + id).jsonPath().getString("status"),
                        found -> found.equals(status));
    }

    /** Waits for the last of our own nine steps. */
    static void awaitPublished(String user, String id) {
        await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> as(user).get("/v1/documents/" + id + "/log")
                                .jsonPath()
                                .getList("steps.step", String.class),
                        steps -> steps != null && steps.contains("publish"));
    }
}
