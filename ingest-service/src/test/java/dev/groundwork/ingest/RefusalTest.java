package dev.groundwork.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.groundwork.embedded.fixture.TestTokens;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is answered to requests that are wrong or not allowed. */
@ServiceTest
class RefusalTest {

    static Stream<String> strangers() {
        return Stream.of(
                "no.token.atall",
                TestTokens.of("alice").expired().sign(),
                TestTokens.of("alice").foreignIssuer().sign(),
                TestTokens.of("alice").foreignAudience().sign(),
                TestTokens.of("alice").foreignKey().sign());
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void whoHasNoTokenOfOursIsUnauthenticated(String token) {
        problem(given().auth().oauth2(token).get("/v1/documents").then(), 401, "UNAUTHENTICATED")
                .header("WWW-Authenticate", "Bearer");
    }

    @Test
    void whoHasNoTokenIsUnauthenticated() {
        problem(given().get("/v1/documents").then(), 401, "UNAUTHENTICATED").header("WWW-Authenticate", "Bearer");
    }

    @Test
    void strangersMayNotUploadEither() {
        problem(
                given().multiPart("file", "a.txt", "text".getBytes(StandardCharsets.UTF_8))
                        .post("/v1/documents")
                        .then(),
                401,
                "UNAUTHENTICATED");
        problem(
                given().contentType("application/json")
                        .body("{")
                        .post("/v1/documents")
                        .then(),
                401,
                "UNAUTHENTICATED");
    }

    @Test
    void aTokenWithoutTenantIsForbidden() {
        problem(
                Service.as(TestTokens.of("alice").withoutTenant())
                        .get("/v1/documents")
                        .then(),
                403,
                "NO_TENANT");
    }

    @Test
    void aTokenThatNamesNoUserIsUnauthenticated() {
        problem(
                        Service.as(TestTokens.of("alice").claim("sub", ""))
                                .get("/v1/documents")
                                .then(),
                        401,
                        "UNAUTHENTICATED")
                .header("WWW-Authenticate", "Bearer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\": \"a\", \"title\": \"a\\u0000b\"}",
                "{\"text\": \"a\", \"externalId\": \"a\\nb\"}",
                "{\"text\": \"a\", \"fileName\": \"a\\u0007.txt\"}",
                "{\"text\": \"a\", \"externalId\": \"a\\ud800\"}"
            })
    void aControlCharacterInANameIsRefused(String body) {
        problem(
                Service.as("alice")
                        .contentType("application/json")
                        .body(body)
                        .post("/v1/documents")
                        .then(),
                400,
                "INVALID_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\": 5}",
                "{\"text\": true}",
                "{\"text\": \"a\", \"access\": {\"public\": \"true\"}}",
                "{\"text\": \"a\", \"access\": {\"public\": 1}}",
                "{\"text\": \"a\", \"access\": {\"deny\": [null]}}",
                "{\"text\": \"a\", \"access\": {\"deny\": [\"user:bob\"], \"deny\": [\"user:carol\"]}}"
            })
    void whatCouldMeanSomethingElseThanItSaysIsRefused(String body) {
        problem(body(body), 400, "INVALID_JSON");
    }

    @Test
    void aFormOfOtherPartsIsRefused() {
        problem(
                form().multiPart("metdata", "{\"access\":{\"public\":true}}", "application/json")
                        .post("/v1/documents")
                        .then(),
                400,
                "INVALID_REQUEST");
        problem(
                form().multiPart("file", "b.txt", "another".getBytes(StandardCharsets.UTF_8))
                        .post("/v1/documents")
                        .then(),
                400,
                "INVALID_REQUEST");
        form().multiPart("metadata", "{}", "application/json")
                .post("/v1/documents")
                .then()
                .statusCode(202);
    }

    private static RequestSpecification form() {
        return Service.as("alice").multiPart("file", "a.txt", "one".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aFormThatIsNoneIsRefused() {
        problem(
                Service.as("alice")
                        .contentType("multipart/form-data; boundary=zz")
                        .body("no form".getBytes(StandardCharsets.UTF_8))
                        .post("/v1/documents")
                        .then(),
                400,
                "INVALID_REQUEST");
    }

    @Test
    void onlyOperatorsSeeDeadLetters() {
        problem(Service.as("alice").get("/v1/dead-letters").then(), 403, "FORBIDDEN");
        problem(Service.as("alice").post("/v1/dead-letters/1/redrive").then(), 403, "FORBIDDEN");
        problem(operator().post("/v1/dead-letters/999999/redrive").then(), 404, "NOT_FOUND");
    }

    @Test
    void unknownAndForbiddenDocumentsLookTheSame() {
        // Given
        var id = Service.uploadText("alice", "private-1", "Mine alone.")
                .extract()
                .path("documentId")
                .toString();
        // When, then
        problem(Service.as("bob").get("/v1/documents/" + id).then(), 404, "DOCUMENT_NOT_FOUND");
        problem(Service.as("bob").get("/v1/documents/" + id + "/log").then(), 404, "DOCUMENT_NOT_FOUND");
        problem(Service.as("bob").delete("/v1/documents/" + id).then(), 404, "DOCUMENT_NOT_FOUND");
        problem(Service.as("bob").get("/v1/documents/" + UUID.randomUUID()).then(), 404, "DOCUMENT_NOT_FOUND");
        problem(
                Service.as(TestTokens.of("alice").tenant("acme"))
                        .get("/v1/documents/" + id)
                        .then(),
                404,
                "DOCUMENT_NOT_FOUND");
        operator().get("/v1/documents/" + id).then().statusCode(200);
        problem(operator().delete("/v1/documents/" + id).then(), 404, "DOCUMENT_NOT_FOUND");
    }

    @Test
    void nobodySpeaksForTheSourceOfAnother() {
        problem(json("alice", Map.of("source", "upload:bob", "text", "x")), 403, "SOURCE_FORBIDDEN");
        problem(json("alice", Map.of("source", "wiki", "text", "x")), 403, "SOURCE_FORBIDDEN");
    }

    @Test
    void anUploadBelongsToItsUploaderWhomeverHeNames() {
        var id = json("alice", Map.of("text", "Owned.", "access", Map.of("owner", "bob")))
                .statusCode(202)
                .extract()
                .path("documentId")
                .toString();
        Service.as("alice").get("/v1/documents/" + id).then().statusCode(200);
        problem(Service.as("bob").get("/v1/documents/" + id).then(), 404, "DOCUMENT_NOT_FOUND");
    }

    @Test
    void readersLinkToPublicAddressesOnly() {
        for (var uri :
                new String[] {"blob:" + "a".repeat(64), "s3://bucket/key", "file:///etc/passwd", "data:,x", "nonsense"
                }) {
            problem(json("alice", Map.of("uri", uri)), 400, "UNSUPPORTED_URI");
        }
    }

    @Test
    void bodiesMustBeWhatTheyAreSaidToBe() {
        problem(
                Service.as("alice")
                        .contentType("application/json")
                        .post("/v1/documents")
                        .then(),
                400,
                "INVALID_REQUEST");
        problem(
                Service.as("alice")
                        .contentType("application/json")
                        .body("{\"text\": ")
                        .post("/v1/documents")
                        .then(),
                400,
                "INVALID_JSON");
        problem(
                Service.as("alice")
                        .contentType("application/json")
                        .body("[1]")
                        .post("/v1/documents")
                        .then(),
                400,
                "INVALID_JSON");
        problem(
                Service.as("alice")
                        .contentType("text/plain")
                        .body("x")
                        .post("/v1/documents")
                        .then(),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
        problem(json("alice", Map.of("title", "neither")), 400, "INVALID_REQUEST")
                .body("detail", equalTo("textOrUri either text or uri must be given"));
        problem(json("alice", Map.of("text", "x", "access", Map.of("clearance", -1))), 400, "INVALID_REQUEST");
        problem(
                json("alice", Map.of("text", "x", "access", Map.of("deny", new String[] {"bob"}))),
                400,
                "INVALID_REQUEST");
        problem(
                Service.as("alice")
                        .multiPart("metadata", "{}", "application/json")
                        .post("/v1/documents")
                        .then(),
                400,
                "INVALID_REQUEST");
        problem(
                Service.as("alice")
                        .multiPart("file", "a.txt", "x".getBytes(StandardCharsets.UTF_8))
                        .multiPart("metadata", "{", "application/json")
                        .post("/v1/documents")
                        .then(),
                400,
                "INVALID_JSON");
    }

    @Test
    void pathsAndParametersMustFit() {
        problem(Service.as("alice").get("/v1/nothing").then(), 404, "NOT_FOUND");
        problem(Service.as("alice").get("/v1/documents/no-id").then(), 404, "NOT_FOUND");
        problem(Service.as("alice").put("/v1/documents").then(), 405, "METHOD_NOT_ALLOWED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/documents?limit=0",
                "/v1/documents?limit=501",
                "/v1/documents?limit=many",
                "/v1/documents?cursor=zzz",
                "/v1/documents?status=LOST",
                "/v1/documents?order=best",
                "/v1/documents?olderThan=10m",
                "/v1/documents?olderThan=PT0S",
                "/v1/documents?sorce=wiki",
                "/v1/documents?code=A&code=B",
                "/v1/dead-letters?limit=x",
                "/v1/dead-letters?cursor=x",
                "/v1/dead-letters?redriven=maybe",
                "/v1/dead-letters?couse=X",
                "/v1/dead-letters/causes?cause=X"
            })
    void whatIsNoParameterOfAListIsABadRequest(String path) {
        problem(operator().get(path).then(), 400, "INVALID_REQUEST");
    }

    @Test
    void pagesFollowEachOtherToTheLast() {
        // Given
        for (var i = 0; i < 3; i++) {
            Service.uploadText("paula", "page-" + i, "Page " + i).statusCode(202);
        }
        // When
        var first = Service.as("paula")
                .get("/v1/documents?limit=2")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        var second = Service.as("paula")
                .queryParam("limit", 2)
                .queryParam("cursor", first.getString("nextCursor"))
                .get("/v1/documents")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        // Then
        assertThat(first.getList("items.source.externalId")).containsExactly("page-2", "page-1");
        assertThat(second.getList("items.source.externalId")).containsExactly("page-0");
        assertThat(second.<Object>get("nextCursor")).isNull();
    }

    static Stream<Arguments> misspelt() {
        return Stream.of(
                arguments("{%s\"access\": {\"clearence\": 3}}", "access.clearence"),
                arguments("{%s\"access\": {\"denny\": [\"user:bob\"]}}", "access.denny"),
                arguments("{%s\"acess\": {\"teams\": [\"platform\"]}}", "acess"),
                arguments("{%s\"access\": {\"clearance\": \"\"}}", "access.clearance"),
                arguments("{%s\"access\": {\"clearance\": 2.9}}", "access.clearance"));
    }

    @ParameterizedTest
    @MethodSource("misspelt")
    void aMisspeltFieldOfAJsonBodyIsRefusedByItsName(String body, String field) {
        problem(
                        Service.as("alice")
                                .contentType("application/json")
                                .body(body.formatted("\"text\": \"x\", "))
                                .post("/v1/documents")
                                .then(),
                        400,
                        "INVALID_JSON")
                .body("detail", containsString("'" + field + "'"));
    }

    @ParameterizedTest
    @MethodSource("misspelt")
    void aMisspeltFieldOfThePartOfAFormIsRefusedByItsName(String metadata, String field) {
        problem(
                        Service.as("alice")
                                .multiPart("file", "a.txt", "x".getBytes(StandardCharsets.UTF_8))
                                .multiPart("metadata", metadata.formatted(""), "application/json")
                                .post("/v1/documents")
                                .then(),
                        400,
                        "INVALID_JSON")
                .body("detail", containsString("'" + field + "'"));
    }

    @Test
    void jsonHasALimitOfItsOwn() {
        problem(json("alice", Map.of("text", "x".repeat(16_000_001))), 413, "PAYLOAD_TOO_LARGE");
    }

    @Test
    void endlessListsAreRefusedBeforeTheyAreHeld() {
        var endless = "[" + "\"a\",".repeat(100_000) + "\"a\"]";
        problem(body("{\"access\": {\"teams\": " + endless + "}}"), 413, "PAYLOAD_TOO_LARGE");
    }

    @Test
    void deepTreesAreRefused() {
        problem(body("[".repeat(50_000)), 400, "INVALID_JSON");
    }

    @Test
    void aBodyThatSaysItIsTooLargeIsNotEvenRead() throws IOException {
        assertThat(status("application/json", 500_000_000)).contains(" 413 ");
    }

    @Test
    void aTypeThatIsNoneIsRefused() throws IOException {
        assertThat(status("foo", 2)).contains(" 415 ");
        assertThat(status("", 2)).contains(" 415 ");
    }

    /** The first line of the answer to a request whose body never comes. */
    private static String status(String contentType, int length) throws IOException {
        try (var socket = new Socket("127.0.0.1", RestAssured.port)) {
            var head = "POST /v1/documents HTTP/1.1\r\nHost: test\r\nContent-Type: " + contentType
                    + "\r\nContent-Length: " + length + "\r\nAuthorization: Bearer "
                    + TestTokens.of("alice").sign() + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }

    private static RequestSpecification operator() {
        return Service.as(TestTokens.of("otto").roles("operator"));
    }

    /** As bytes: the client would print a text prettily, and a deep one for long. */
    private static ValidatableResponse body(String json) {
        return Service.as("alice")
                .contentType("application/json")
                .body(json.getBytes(StandardCharsets.UTF_8))
                .post("/v1/documents")
                .then();
    }

    private static ValidatableResponse json(String user, Map<String, ?> body) {
        return Service.as(user)
                .contentType("application/json")
                .body(body)
                .post("/v1/documents")
                .then();
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status, String code) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("code", equalTo(code))
                .body("type", startsWith("urn:groundwork:problem:"));
    }
}
