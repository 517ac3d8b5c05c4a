package dev.groundwork.permissions.access;

import static dev.groundwork.permissions.fixture.Calls.alice;
import static dev.groundwork.permissions.fixture.Calls.as;
import static dev.groundwork.permissions.fixture.Calls.bob;
import static dev.groundwork.permissions.fixture.Calls.carol;
import static dev.groundwork.permissions.fixture.Calls.mayRead;
import static dev.groundwork.permissions.fixture.Calls.olga;
import static dev.groundwork.permissions.fixture.TestDocument.everyone;
import static dev.groundwork.permissions.fixture.TestDocument.ownedBy;
import static dev.groundwork.permissions.fixture.TestDocument.team;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.groundwork.contracts.event.AccessChanged;
import dev.groundwork.permissions.fixture.TestDocument;
import dev.groundwork.permissions.fixture.WithServers;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WithServers
class OverrideTest {

    private static final String ACCESS = "/v1/documents/{id}/access";

    private final TestDocument document = TestDocument.any();

    @Test
    void anOwnerSharesHisDocumentAndStaysIn() {
        long version = document.upsert(ownedBy("alice"));

        override("{\"teams\": [\"people\"]}")
                .statusCode(200)
                .body("effective.allow", contains("user:alice", "team:people"))
                .body("override.allow", contains("user:alice", "team:people"))
                .body("source.allow", contains("user:alice"))
                .body("owner", equalTo("alice"))
                .body("revision", equalTo(2));

        assertThat(mayRead(bob(), document.id(), version)).isTrue();
        assertThat(mayRead(alice(), document.id(), version)).isTrue();
    }

    @Test
    void anOverrideHoldsForAllVersionsUntilItIsTakenAway() {
        long old = document.upsert(team("people"));
        long newest = document.upsert(ownedBy("alice"));

        override("{\"public\": true, \"deny\": [\"team:people\"]}").statusCode(200);

        assertThat(mayRead(carol(), document.id(), old)).isTrue();
        assertThat(mayRead(carol(), document.id(), newest)).isTrue();
        assertThat(mayRead(bob(), document.id(), old)).isFalse();

        as(alice()).delete(ACCESS, document.id()).then().statusCode(200).body("override", nullValue());

        assertThat(mayRead(carol(), document.id(), newest)).isFalse();
        assertThat(mayRead(alice(), document.id(), newest)).isTrue();
    }

    @Test
    void whatTheSourceSaysUnderAnOverrideIsKeptForLater() {
        document.upsert(ownedBy("alice"));
        override("{\"clearance\": 1}").statusCode(200);

        long newest = document.upsert(team("platform"));

        as(olga())
                .get(ACCESS, document.id())
                .then()
                .body("effective.allow", contains("user:alice"))
                .body("effective.clearance", equalTo(1))
                .body("source.allow", contains("team:platform"))
                .body("version", equalTo((int) newest));
    }

    @Test
    void aRevocationHoldsFromItsAnswer() {
        long version = document.upsert(everyone());
        assertThat(mayRead(bob(), document.id(), version)).isTrue();

        as(olga())
                .body("{\"public\": true, \"deny\": [\"user:bob\"]}")
                .put(ACCESS, document.id())
                .then()
                .statusCode(200);

        assertThat(mayRead(bob(), document.id(), version)).isFalse();
    }

    @Test
    void theOwnerMayRaiseTheClearanceAboveHisOwnAndTakeItBack() {
        long version = document.upsert(ownedBy("alice"));

        override("{\"clearance\": 9}").statusCode(200);

        assertThat(mayRead(alice(), document.id(), version)).isFalse();
        as(alice()).delete(ACCESS, document.id()).then().statusCode(200);
        assertThat(mayRead(alice(), document.id(), version)).isTrue();
    }

    @Test
    void theSameOverrideAgainChangesNothing() {
        document.upsert(ownedBy("alice"));

        override("{\"teams\": [\"people\"]}").body("revision", equalTo(2));

        override("{\"teams\": [\"people\"]}").statusCode(200).body("revision", equalTo(2));
        history().body("items", hasSize(2));
    }

    @Test
    void overridesStandInTheHistoryWithTheirAuthors() {
        document.upsert(ownedBy("alice"));
        override("{\"teams\": [\"people\"]}");
        as(olga()).delete(ACCESS, document.id());

        history()
                .body("items.origin", contains("OVERRIDE", "SOURCE"))
                .body("items.by", contains("alice", "wiki"))
                .body("items[0].until", notNullValue())
                .body("items[1].until", nullValue())
                .body("nextCursor", nullValue());
    }

    @Test
    void anOverrideEndsWithItsDocumentAndDoesNotOpenWhatComesUnderTheSameIdLater() {
        document.upsert(ownedBy("alice"));
        override("{\"public\": true}").statusCode(200);
        document.delete();
        as(alice()).get(ACCESS, document.id()).then().statusCode(404);

        long secret = document.upsert(ownedBy("alice"));

        assertThat(mayRead(carol(), document.id(), secret)).isFalse();
        assertThat(mayRead(alice(), document.id(), secret)).isTrue();
        as(alice()).get(ACCESS, document.id()).then().body("override", nullValue());
        history().body("items.origin", contains("SOURCE", "OVERRIDE", "SOURCE")).body("items[1].until", notNullValue());
    }

    @Test
    void anOverrideIsPublished() {
        long version = document.upsert(ownedBy("alice"));

        override("{\"departments\": [\"hr\"], \"deny\": [\"user:bob\"], \"clearance\": 2}")
                .statusCode(200);

        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(document.published())
                        .extracting(
                                AccessChanged::version,
                                AccessChanged::revision,
                                event -> event.access().clearance())
                        .contains(tuple(version, 2L, 2)));
    }

    @Test
    void unknownAndForbiddenLookTheSame() {
        document.upsert(ownedBy("alice"));
        var foreign = TestDocument.ofTenant("other");
        foreign.upsert(ownedBy("alice"));

        var unknown = as(bob())
                .get(ACCESS, UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("code", equalTo("DOCUMENT_NOT_FOUND"))
                .extract()
                .asString();

        assertThat(as(bob())
                        .get(ACCESS, document.id())
                        .then()
                        .statusCode(404)
                        .extract()
                        .asString())
                .isEqualTo(unknown);
        as(bob()).body("{}").put(ACCESS, document.id()).then().statusCode(404);
        as(bob()).delete(ACCESS, document.id()).then().statusCode(404);
        as(bob()).get(ACCESS + "/history", document.id()).then().statusCode(404);
        as(alice()).get(ACCESS, foreign.id()).then().statusCode(404);
        as(olga()).get(ACCESS, foreign.id()).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"deny\": [\"bob\"]}",
                "{\"deny\": [null]}",
                "{\"teams\": [\" \"]}",
                "{\"departments\": [\"\"]}",
                "{\"owner\": \"\"}"
            })
    void aPrincipalThatNamesNobodyIsRefused(String body) {
        document.upsert(ownedBy("alice"));

        override(body).statusCode(400).body("code", equalTo("INVALID_ACCESS"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"clearence\": 3}",
                "{\"clearance\": -1}",
                "{\"clearance\": \"high\"}",
                "{\"clearance\": \"\"}",
                "{\"clearance\": \"3\"}",
                "{\"clearance\": 2.9}",
                "{\"teams\": \"people\"}",
                "[]",
                "{",
                "{} {}"
            })
    void aBodyOfAnotherFormIsRefused(String body) {
        document.upsert(ownedBy("alice"));

        override(body).statusCode(400).body("code", equalTo("INVALID_JSON"));
    }

    @Test
    void anUnknownFieldIsNamed() {
        document.upsert(ownedBy("alice"));

        override("{\"clearence\": 3}").statusCode(400).body("detail", equalTo("There is no field clearence."));
    }

    @Test
    void theHistoryIsReadPageByPage() {
        document.upsert(ownedBy("alice"));
        override("{\"teams\": [\"people\"]}").statusCode(200);

        var cursor = as(olga())
                .get(ACCESS + "/history?limit=1", document.id())
                .then()
                .statusCode(200)
                .body("items.origin", contains("OVERRIDE"))
                .extract()
                .<String>path("nextCursor");

        as(olga())
                .queryParam("cursor", cursor)
                .get(ACCESS + "/history?limit=1", document.id())
                .then()
                .body("items.origin", contains("SOURCE"))
                .body("nextCursor", nullValue());
        as(olga())
                .get(ACCESS + "/history?limit=x", document.id())
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_REQUEST"));
    }

    @Test
    void noBodyIsRefused() {
        document.upsert(ownedBy("alice"));

        as(alice()).put(ACCESS, document.id()).then().statusCode(400).body("code", equalTo("INVALID_REQUEST"));
        override("null").statusCode(400).body("code", equalTo("INVALID_REQUEST"));
    }

    private ValidatableResponse override(String body) {
        return as(alice()).body(body).put(ACCESS, document.id()).then();
    }

    private ValidatableResponse history() {
        return as(olga()).get(ACCESS + "/history", document.id()).then().statusCode(200);
    }
}
