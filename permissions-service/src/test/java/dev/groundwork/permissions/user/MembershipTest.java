package dev.groundwork.permissions.user;

import static dev.groundwork.permissions.fixture.Calls.as;
import static dev.groundwork.permissions.fixture.Calls.mayRead;
import static dev.groundwork.permissions.fixture.Calls.olga;
import static dev.groundwork.permissions.fixture.TestDocument.team;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.groundwork.embedded.fixture.TestTokens;
import dev.groundwork.permissions.fixture.TestDocument;
import dev.groundwork.permissions.fixture.WithServers;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WithServers
class MembershipTest {

    /** Each test has a user of his own: what an admin says of him holds on. */
    private final String user = "user-" + UUID.randomUUID();

    @Test
    void aReaderIsWhatHisTokenSays() {
        as(token().teams("platform", "search").department("engineering").clearance(2))
                .get("/v1/me")
                .then()
                .statusCode(200)
                .body("userId", equalTo(user))
                .body("tenant", equalTo("default"))
                .body(
                        "tokens",
                        contains("public", "user:" + user, "team:platform", "team:search", "department:engineering"))
                .body("clearance", equalTo(2));
    }

    @Test
    void aReaderWithoutClaimsHasOnlyHimselfAndThePublic() {
        as(token())
                .get("/v1/me")
                .then()
                .body("tokens", contains("public", "user:" + user))
                .body("clearance", equalTo(0));
    }

    @Test
    void claimsOfTheWrongFormGiveNothing() {
        as(token().claim("teams", "platform").claim("department", 7).claim("clearance", "9"))
                .get("/v1/me")
                .then()
                .statusCode(200)
                .body("tokens", contains("public", "user:" + user))
                .body("clearance", equalTo(0));
        as(token().claim("teams", List.of("", " ", 7, "a\nb", "platform")).claim("clearance", -1))
                .get("/v1/me")
                .then()
                .statusCode(200)
                .body("tokens", contains("public", "user:" + user, "team:platform"))
                .body("clearance", equalTo(0));
    }

    @Test
    void whatAnAdminSetOutranksATokenIssuedBefore() {
        var document = TestDocument.any();
        long version = document.upsert(team("people"));
        var token = token().teams("platform").clearance(3);

        assign("{\"teams\": [\"people\"], \"department\": \"hr\", \"clearance\": 1}")
                .statusCode(200)
                .body("userId", equalTo(user))
                .body("changedBy", equalTo("olga"));

        as(token)
                .get("/v1/me")
                .then()
                .body("tokens", contains("public", "user:" + user, "team:people", "department:hr"))
                .body("clearance", equalTo(1));
        assertThat(mayRead(token, document.id(), version)).isTrue();
    }

    @Test
    void aTokenIssuedAfterwardsHoldsAgain() {
        assign("{\"teams\": [\"people\"]}").statusCode(200);

        as(token().teams("platform").claim("iat", Instant.now().plusSeconds(5).getEpochSecond()))
                .get("/v1/me")
                .then()
                .statusCode(200)
                .body("tokens", contains("public", "user:" + user, "team:platform"));
    }

    @Test
    void whatAnAdminSetHoldsInHisTenantOnly() {
        assign("{\"teams\": [\"people\"]}").statusCode(200);

        as(token().tenant("other").teams("platform"))
                .get("/v1/me")
                .then()
                .body("tokens", contains("public", "user:" + user, "team:platform"));
    }

    @Test
    void aDisabledUserIsTurnedAwayWhateverHisToken() {
        assign("{\"disabled\": true}").statusCode(200);
        var newer = token().roles("admin", "auditor")
                .claim("iat", Instant.now().plus(Duration.ofSeconds(5)).getEpochSecond());

        for (var path : List.of("/v1/me", "/v1/audit", "/v1/documents/" + UUID.randomUUID() + "/access")) {
            as(newer).get(path).then().statusCode(403).body("code", equalTo("USER_DISABLED"));
        }
        as(newer)
                .body(Map.of("documents", List.of()))
                .post("/v1/checks")
                .then()
                .statusCode(403)
                .body("code", equalTo("USER_DISABLED"));
    }

    @Test
    void anEnabledUserComesBack() {
        assign("{\"disabled\": true}").statusCode(200);

        assign("{}").statusCode(200).body("teams", empty()).body("disabled", equalTo(false));

        as(token().teams("platform"))
                .get("/v1/me")
                .then()
                .statusCode(200)
                .body("tokens", contains("public", "user:" + user));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"clearance\": -1}", "{\"teams\": [\"\"]}", "{\"teams\": [null]}", "{\"department\": \" \"}"})
    void aMembershipOfNothingIsRefused(String body) {
        assign(body).statusCode(400).body("code", equalTo("INVALID_MEMBERSHIP"));
    }

    @Test
    void onlyAdminsSetMemberships() {
        as(token().roles("operator", "auditor"))
                .body("{}")
                .put("/v1/users/{id}", user)
                .then()
                .statusCode(403)
                .body("code", equalTo("FORBIDDEN"));
    }

    private TestTokens token() {
        return TestTokens.of(user);
    }

    private ValidatableResponse assign(String body) {
        return as(olga()).body(body).put("/v1/users/{id}", user).then();
    }
}
