package dev.groundwork.eval;

import static dev.groundwork.eval.EvalApi.as;
import static dev.groundwork.eval.EvalApi.asOperator;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.groundwork.embedded.fixture.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithServers
class ProblemTest {

    static Stream<TestTokens> tokensNobodyMayUse() {
        return Stream.of(
                operator().expired(),
                operator().foreignIssuer(),
                operator().foreignAudience(),
                operator().foreignKey());
    }

    static Stream<TestTokens> tokensWithoutTheRight() {
        return Stream.of(TestTokens.of("alice"), TestTokens.of("axel").roles("auditor"));
    }

    @ParameterizedTest
    @MethodSource("tokensNobodyMayUse")
    void aTokenThatIsNotOursIsNoToken(TestTokens token) {
        expect(as(token).get("/v1/runs"), 401, "UNAUTHENTICATED");
    }

    @Test
    void withoutATokenNothingIsToBeHad() {
        expect(given().get("/v1/datasets"), 401, "UNAUTHENTICATED");
        expect(given().get("/v1/runs/" + UUID.randomUUID()), 401, "UNAUTHENTICATED");
    }

    @ParameterizedTest
    @MethodSource("tokensWithoutTheRight")
    void whoIsNeitherOperatorNorAdminIsForbidden(TestTokens token) {
        expect(as(token).get("/v1/runs"), 403, "FORBIDDEN");
        expect(as(token).get("/v1/datasets"), 403, "FORBIDDEN");
    }

    @Test
    void aTokenWithoutATenantIsRefused() {
        expect(as(operator().withoutTenant()).get("/v1/runs"), 403, "NO_TENANT");
        expect(as(operator().tenant(" ")).get("/v1/datasets/any"), 403, "NO_TENANT");
    }

    @Test
    void aTokenThatDoesNotSayWhoTheUserIsIsNoValidToken() {
        expect(as(operator().claim("sub", "")).get("/v1/runs"), 401, "UNAUTHENTICATED");
    }

    @Test
    void anUnknownFieldIsNamed() {
        var refused = asOperator()
                .contentType("application/json")
                .body("{\"dataset\":\"x\",\"topk\":3}")
                .post("/v1/runs");
        expect(refused, 400, "INVALID_JSON");
        refused.then().body("detail", equalTo("There is no field topk."));
    }

    @Test
    void aBodyThatSaysItIsTooLargeIsAProblemBeforeItIsRead() throws IOException {
        try (var socket = new Socket("127.0.0.1", RestAssured.port)) {
            var head = "POST /v1/datasets?name=large HTTP/1.1\r\nHost: test\r\nContent-Length: 16777217\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 413 ")
                    .containsIgnoringCase("content-type: application/problem+json")
                    .contains("\"code\":\"PAYLOAD_TOO_LARGE\"");
        }
    }

    @Test
    void anAdminMayWhatAnOperatorMay() {
        as(TestTokens.of("ada").roles("admin")).get("/v1/runs").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                | 400 | INVALID_JSON",
                "''                               | 400 | INVALID_REQUEST",
                "{}                               | 400 | INVALID_REQUEST",
                "{\"dataset\":7,\"topK\":[]}      | 400 | INVALID_JSON",
                "{\"dataset\":\"x\",\"topK\":0}   | 400 | INVALID_REQUEST",
                "{\"dataset\":\"unheard-of\"}     | 404 | NOT_FOUND",
            })
    void aRunThatCannotBeStartedSaysWhy(String body, int status, String code) {
        expect(asOperator().contentType("application/json").body(body).post("/v1/runs"), status, code);
    }

    @Test
    void whatTheApiDoesNotKnowIsAProblemToo() {
        expect(asOperator().get("/v1/nothing"), 404, "NOT_FOUND");
        expect(asOperator().get("/v1/runs/" + UUID.randomUUID()), 404, "NOT_FOUND");
        expect(asOperator().get("/v1/runs/no-uuid"), 404, "NOT_FOUND");
        expect(asOperator().delete("/v1/runs"), 405, "METHOD_NOT_ALLOWED");
        for (var path : List.of(
                "/v1/runs", "/v1/datasets", "/v1/datasets/x/cases", "/v1/runs/" + UUID.randomUUID() + "/cases")) {
            expect(asOperator().get(path + "?limit=0"), 400, "INVALID_REQUEST");
            expect(asOperator().get(path + "?limit=many"), 400, "INVALID_REQUEST");
            expect(asOperator().get(path + "?cursor=x"), 400, "INVALID_REQUEST");
        }
        expect(asOperator().contentType("text/plain").body("x").post("/v1/runs"), 415, "UNSUPPORTED_MEDIA_TYPE");
        expect(
                asOperator()
                        .contentType("application/x-ndjson")
                        .body(new byte[0])
                        .post("/v1/datasets?name=a b"),
                400,
                "INVALID_REQUEST");
        expect(asOperator().contentType("application/x-ndjson").post("/v1/datasets?name=a"), 400, "INVALID_DATASET");
    }

    @Test
    void healthMetricsAndTheDescriptionNeedNoToken() {
        given().get("/q/health/ready").then().statusCode(200).body("checks.name", equalTo(List.of()));
        given().get("/q/health/group/dependencies").then().statusCode(200).body(containsString("postgresql"));
        given().get("/q/metrics").then().statusCode(200);
        given().get("/q/openapi").then().statusCode(200).body(containsString("/v1/runs/{runId}/cases"));
    }

    private static TestTokens operator() {
        return TestTokens.of("olga").roles("operator");
    }

    private static void expect(Response response, int status, String code) {
        response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("code", equalTo(code));
    }
}
