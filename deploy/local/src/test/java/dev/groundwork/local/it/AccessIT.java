package dev.groundwork.local.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.local.suite.RunningSuite;
import dev.groundwork.local.suite.Server;
import dev.groundwork.local.suite.Suite;
import dev.groundwork.local.suite.User;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is let in, and what strangers are told. */
@ExtendWith(RunningSuite.class)
class AccessIT {

    private final Suite suite;
    private final User alice;
    private final User bob;

    AccessIT(Suite suite) {
        this.suite = suite;
        alice = User.of(suite, "alice");
        bob = User.of(suite, "bob");
    }

    @ParameterizedTest
    @CsvSource({
        "INGEST, /v1/documents",
        "INGEST, /v1/dead-letters",
        "QUERY, /v1/results/3f2c1a52-0f6b-4c39-9d5e-111111111111",
        "PERMISSIONS, /v1/me",
        "PERMISSIONS, /v1/audit",
        "EVAL, /v1/runs/3f2c1a52-0f6b-4c39-9d5e-111111111111"
    })
    void withoutATokenIsUnauthenticated(Server server, String path) {
        problem(given().baseUri(suite.settings().url(server)).get(path), 401, "UNAUTHENTICATED");
    }

    @ParameterizedTest
    @CsvSource({"INGEST, /v1/dead-letters", "PERMISSIONS, /v1/audit"})
    void withoutTheRoleIsForbidden(Server server, String path) {
        problem(alice.to(server).get(path), 403, "FORBIDDEN");
    }

    @Test
    void unknownAndForbiddenDocumentsLookTheSame() {
        // Given
        var id = alice.publish("access-1", "Diary", "Alice likes the colour of winter.", null);
        // When
        var forbidden = bob.to(Server.INGEST).get("/v1/documents/" + id);
        var unknown = bob.to(Server.INGEST).get("/v1/documents/" + UUID.randomUUID());
        // Then
        problem(forbidden, 404, "DOCUMENT_NOT_FOUND");
        assertThat(forbidden.asString().replace(id.toString(), "ID"))
                .isEqualTo(unknown.asString().replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "ID"));
        problem(bob.to(Server.INGEST).delete("/v1/documents/" + id), 404, "DOCUMENT_NOT_FOUND");
        problem(bob.to(Server.PERMISSIONS).get("/v1/documents/" + id + "/access"), 404, "DOCUMENT_NOT_FOUND");
    }

    @Test
    void anotherUsersDocumentCannotBeTakenOver() {
        // Given
        var id = alice.publish(
                "access-2", "Harbour", "The harbour of Turku freezes in January.", Map.of("public", true));
        var version = alice.document(id).getLong("version");
        // When
        var takeover = bob.to(Server.INGEST)
                .contentType("application/json")
                .body(Map.of(
                        "source",
                        "upload:alice",
                        "externalId",
                        "access-2",
                        "title",
                        "Harbour",
                        "text",
                        "Bob was here."))
                .post("/v1/documents");
        bob.publish("access-2", "Harbour", "Bob has an id of the same name.", Map.of("teams", List.of("people")));
        // Then
        assertThat(takeover.statusCode()).isIn(403, 404);
        assertThat(alice.document(id).getLong("version")).isEqualTo(version);
        assertThat(alice.textsOf(id, "When does the harbour of Turku freeze?"))
                .singleElement()
                .asString()
                .contains("January");
    }

    private static void problem(Response response, int status, String code) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getString("code")).isEqualTo(code);
    }
}
