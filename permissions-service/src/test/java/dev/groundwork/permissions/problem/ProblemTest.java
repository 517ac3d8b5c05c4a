package dev.groundwork.permissions.problem;

import static dev.groundwork.permissions.fixture.Calls.alice;
import static dev.groundwork.permissions.fixture.Calls.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

import dev.groundwork.embedded.fixture.TestTokens;
import dev.groundwork.permissions.fixture.WithServers;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@WithServers
class ProblemTest {

    @Test
    void withoutAValidTokenNobodyGetsIn() {
        for (var path : List.of("/v1/me", "/v1/audit", "/v1/documents/" + UUID.randomUUID() + "/access")) {
            isProblem(given().get(path).then(), 401, "UNAUTHENTICATED").header("WWW-Authenticate", "Bearer");
        }
        for (var token :
                List.of(alice().expired(), alice().foreignIssuer(), alice().foreignAudience(), alice().foreignKey())) {
            isProblem(as(token).get("/v1/me").then(), 401, "UNAUTHENTICATED");
        }
        isProblem(given().auth().oauth2("nonsense").get("/v1/me").then(), 401, "UNAUTHENTICATED");
        isProblem(
                given().auth()
                        .oauth2(alice().sign() + "x")
                        .contentType("application/json")
                        .body("{}")
                        .post("/v1/checks")
                        .then(),
                401,
                "UNAUTHENTICATED");
    }

    @Test
    void aTokenThatDoesNotSayWhoTheUserIsIsNoValidToken() {
        isProblem(as(alice().claim("sub", "")).get("/v1/me").then(), 401, "UNAUTHENTICATED")
                .header("WWW-Authenticate", "Bearer");
    }

    @Test
    void aTokenWithoutATenantIsRefused() {
        isProblem(as(alice().withoutTenant()).get("/v1/me").then(), 403, "NO_TENANT");
        isProblem(as(alice().tenant(" ")).get("/v1/me").then(), 403, "NO_TENANT");
    }

    @Test
    void aMissingRoleIsNamedAsSuch() {
        isProblem(as(alice()).get("/v1/audit").then(), 403, "FORBIDDEN");
        isProblem(as(alice()).body("{}").put("/v1/users/bob").then(), 403, "FORBIDDEN");
    }

    @Test
    void anUnknownAddressIsAProblemToo() {
        isProblem(as(alice()).get("/v1/nothing").then(), 404, "NOT_FOUND");
        isProblem(as(alice()).get("/v1/documents/no-uuid/access").then(), 404, "NOT_FOUND");
        isProblem(
                as(alice())
                        .get("/v1/documents/" + UUID.randomUUID() + "/access")
                        .then(),
                404,
                "DOCUMENT_NOT_FOUND");
    }

    @Test
    void theWrongMethodOrMediaTypeIsAProblemToo() {
        isProblem(as(alice()).delete("/v1/me").then(), 405, "METHOD_NOT_ALLOWED");
        isProblem(
                given().auth()
                        .oauth2(alice().sign())
                        .contentType("text/plain")
                        .body("x")
                        .post("/v1/checks")
                        .then(),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
        isProblem(as(alice()).accept("text/csv").get("/v1/me").then(), 406, "NOT_ACCEPTABLE");
    }

    @Test
    void aBodyThatSaysItIsTooLargeIsAProblemBeforeItIsRead() throws IOException {
        try (var socket = new Socket("127.0.0.1", RestAssured.port)) {
            var head = "POST /v1/checks HTTP/1.1\r\nHost: test\r\nContent-Length: 1048577\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 413 ")
                    .containsIgnoringCase("content-type: application/problem+json")
                    .contains("\"code\":\"PAYLOAD_TOO_LARGE\"");
        }
    }

    @Test
    void healthMetricsAndTheDescriptionNeedNoToken() {
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/q/health/live")
                .then()
                .statusCode(200)
                .body("checks[0].data.keySet()", hasItems("document-received", "access-audited"));
        given().get("/q/health/group/dependencies")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'postgresql' }.status", equalTo("UP"))
                .body("checks.find { it.name == 'kafka' }.status", equalTo("UP"));
        given().get("/q/metrics").then().statusCode(200).body(containsString("groundwork_revocation_lag_seconds"));
        given().get("/q/openapi").then().statusCode(200).body(containsString("/v1/checks"));
    }

    @Test
    void everyServiceAccountIsAUserLikeOthers() {
        as(TestTokens.ofService("groundwork-query"))
                .get("/v1/me")
                .then()
                .statusCode(200)
                .body("userId", notNullValue());
    }

    private static ValidatableResponse isProblem(ValidatableResponse answer, int status, String code) {
        return answer.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("code", equalTo(code))
                .body(
                        "type",
                        equalTo("urn:groundwork:problem:"
                                + code.toLowerCase(Locale.ROOT).replace('_', '-')))
                .body("title", notNullValue())
                .body("detail", notNullValue());
    }
}
