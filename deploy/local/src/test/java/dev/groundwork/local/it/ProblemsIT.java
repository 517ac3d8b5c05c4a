package dev.groundwork.local.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.local.suite.RunningSuite;
import dev.groundwork.local.suite.Server;
import dev.groundwork.local.suite.Suite;
import dev.groundwork.local.suite.User;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a developer is told who gets a request wrong. */
@ExtendWith(RunningSuite.class)
class ProblemsIT {

    private static final String JSON = "application/json";

    private final Suite suite;
    private final User alice;

    ProblemsIT(Suite suite) {
        this.suite = suite;
        alice = User.of(suite, "alice");
    }

    @ParameterizedTest
    @CsvSource({
        "INGEST, /v1/documents",
        "QUERY, /v1/answers",
        "QUERY, /v1/search",
        "PERMISSIONS, /v1/checks",
    })
    void noBodyAndBadJsonAndAWrongTypeAreNamed(Server server, String path) {
        problem(alice.to(server).contentType(JSON).post(path), 400);
        problem(alice.to(server).contentType(JSON).body("{\"question\": oops").post(path), 400, "INVALID_JSON");
        problem(alice.to(server).contentType(JSON).body("{\"unheardOf\": 1}").post(path), 400, "INVALID_JSON");
        problem(alice.to(server).contentType("application/xml").body("<a/>").post(path), 415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void aQuestionOverTheLimitIsNamed() {
        problem(alice.ask("why ".repeat(600)), 400, "QUESTION_TOO_LONG");
    }

    @Test
    void aMisspeltAccessIsRefusedAndNotOpened() {
        var misspelt = alice.upload("problem-1", "Draft", "Nobody else may read this.", Map.of("clearence", 3));

        problem(misspelt, 400, "INVALID_JSON");
    }

    @ParameterizedTest
    @EnumSource(
            value = Server.class,
            names = {"INGEST", "QUERY", "PERMISSIONS", "EVAL"})
    void aTokenForAnotherAudienceIsNoToken(Server server) {
        // Given
        var foreign = given().baseUri(suite.settings().url(Server.KEYCLOAK))
                .formParams(Map.of(
                        "grant_type", "password", "client_id", "other-app", "username", "alice", "password", "alice"))
                .post("/realms/groundwork/protocol/openid-connect/token")
                .jsonPath()
                .getString("access_token");
        var path = Map.of(
                        Server.INGEST, "/v1/documents",
                        Server.QUERY, "/v1/results/3f2c1a52-0f6b-4c39-9d5e-111111111111",
                        Server.PERMISSIONS, "/v1/me",
                        Server.EVAL, "/v1/runs")
                .get(server);
        // When
        var response = given().baseUri(suite.settings().url(server))
                .auth()
                .oauth2(foreign)
                .get(path);
        // Then
        assertThat(foreign).isNotBlank();
        problem(response, 401, "UNAUTHENTICATED");
    }

    private static void problem(Response response, int status, String code) {
        problem(response, status);
        assertThat(response.jsonPath().getString("code"))
                .as(response.asString())
                .isEqualTo(code);
    }

    private static void problem(Response response, int status) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getString("detail")).isNotBlank();
    }
}
