package dev.groundwork.permissions.check;

import static dev.groundwork.permissions.fixture.Calls.alice;
import static dev.groundwork.permissions.fixture.Calls.as;
import static dev.groundwork.permissions.fixture.Calls.check;
import static dev.groundwork.permissions.fixture.Calls.olga;
import static dev.groundwork.permissions.fixture.TestDocument.everyone;
import static dev.groundwork.permissions.fixture.TestDocument.team;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.groundwork.contracts.http.CheckResult;
import dev.groundwork.contracts.http.DocumentVersion;
import dev.groundwork.embedded.fixture.TestTokens;
import dev.groundwork.permissions.fixture.TestDocument;
import dev.groundwork.permissions.fixture.WithServers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WithServers
class CheckTest {

    private final TestDocument document = TestDocument.any();
    private final String user = "user-" + UUID.randomUUID();

    @Test
    void everyVersionAskedAboutIsInTheAnswerOnceInTheOrderAsked() {
        long version = document.upsert(everyone());
        var readable = new DocumentVersion(document.id(), version);
        var unknownVersion = new DocumentVersion(document.id(), version + 100);
        var unknown = new DocumentVersion(UUID.randomUUID(), 0);

        var result = check(alice(), List.of(unknown, readable, unknownVersion, readable, unknown), null);

        assertThat(result)
                .isEqualTo(new CheckResult(
                        List.of(new CheckResult.Allowed(document.id(), version, 1)), List.of(unknown, unknownVersion)));
    }

    @Test
    void anEmptyCheckHasAnEmptyAnswer() {
        assertThat(check(alice(), List.of(), null)).isEqualTo(new CheckResult(List.of(), List.of()));
    }

    @Test
    void aServiceChecksForAUserAsHeWasLastSeen() {
        long version = document.upsert(team("platform"));
        as(TestTokens.of(user).teams("platform")).get("/v1/me").then().statusCode(200);

        assertThat(allowed(query(), version, user)).isTrue();
    }

    @Test
    void anOlderTokenDoesNotReplaceWhatANewerOneSaid() {
        long version = document.upsert(team("platform"));
        as(TestTokens.of(user)).get("/v1/me").then().statusCode(200);
        as(TestTokens.of(user).teams("platform").claim("iat", 1_000_000_000))
                .get("/v1/me")
                .then()
                .statusCode(200);

        assertThat(allowed(query(), version, user)).isFalse();
    }

    @Test
    void whatAnAdminSetHoldsForAUserWhoIsNotThere() {
        long version = document.upsert(team("platform"));
        as(TestTokens.of(user).teams("platform")).get("/v1/me").then().statusCode(200);

        as(olga())
                .body("{\"teams\": [\"people\"]}")
                .put("/v1/users/{id}", user)
                .then()
                .statusCode(200);

        assertThat(allowed(query(), version, user)).isFalse();
    }

    @Test
    void anUnknownOrDisabledSubjectMayReadNothing() {
        long version = document.upsert(everyone());

        assertThat(allowed(query(), version, user)).isFalse();
        as(TestTokens.of(user)).get("/v1/me").then().statusCode(200);
        assertThat(allowed(query(), version, user)).isTrue();
        as(olga())
                .body("{\"disabled\": true}")
                .put("/v1/users/{id}", user)
                .then()
                .statusCode(200);
        assertThat(allowed(query(), version, user)).isFalse();
    }

    @Test
    void onlyTheServiceAccountOfADelegateMayNameASubject() {
        var askers = List.of(
                alice(),
                olga(),
                TestTokens.ofService("groundwork-ingest"),
                TestTokens.of("mallory").claim("azp", "groundwork-query"),
                TestTokens.of("service-account-groundwork-query"));

        for (var asker : askers) {
            as(asker)
                    .body(Map.of("documents", List.of(), "subject", "alice"))
                    .post("/v1/checks")
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("DELEGATION_FORBIDDEN"));
        }
    }

    @Test
    void aSubjectIsLookedUpInTheTenantThatIsNamed() {
        // Given
        long version = document.upsert(everyone());
        as(TestTokens.of(user).tenant("elsewhere")).get("/v1/me").then().statusCode(200);
        // When
        var elsewhere = as(query())
                .body(Map.of(
                        "documents",
                        List.of(new DocumentVersion(document.id(), version)),
                        "subject",
                        user,
                        "tenant",
                        "elsewhere"))
                .post("/v1/checks");
        // Then: he is known there, but the document is of this tenant
        elsewhere.then().statusCode(200).body("allowed", empty()).body("denied", hasSize(1));
        assertThat(allowed(query(), version, user)).isFalse();
    }

    @Test
    void aCheckHasALimit() {
        var most = LongStream.range(0, 500)
                .mapToObj(each -> new DocumentVersion(document.id(), each))
                .toList();
        var tooMany = LongStream.range(0, 501)
                .mapToObj(each -> new DocumentVersion(document.id(), each))
                .toList();

        assertThat(check(alice(), most, null).denied()).hasSize(500);
        as(alice())
                .body(Map.of("documents", tooMany))
                .post("/v1/checks")
                .then()
                .statusCode(400)
                .body("code", equalTo("TOO_MANY_DOCUMENTS"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"documents\": null}",
                "{\"documents\": [null]}",
                "{\"documents\": [{\"version\": 1}]}",
                "{\"documents\": [], \"tenant\": \"acme\"}"
            })
    void aCheckWithoutDocumentsIsRefused(String body) {
        as(alice()).body(body).post("/v1/checks").then().statusCode(400).body("code", equalTo("INVALID_REQUEST"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"documents\": [{\"documentId\": \"8f14e45f-ceea-467f-9b5b-1c1d1f1e1a11\"}]}",
                "{\"documents\": [{\"documentId\": \"x\", \"version\": 1}]}",
                "{\"document\": []}"
            })
    void aCheckOfAnotherFormIsRefused(String body) {
        as(alice()).body(body).post("/v1/checks").then().statusCode(400).body("code", equalTo("INVALID_JSON"));
    }

    private boolean allowed(TestTokens asker, long version, String subject) {
        return !check(asker, List.of(new DocumentVersion(document.id(), version)), subject)
                .allowed()
                .isEmpty();
    }

    private static TestTokens query() {
        return TestTokens.ofService("groundwork-query");
    }
}
