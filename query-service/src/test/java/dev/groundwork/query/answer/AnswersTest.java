package dev.groundwork.query.answer;

import static dev.groundwork.query.fixture.Searches.alice;
import static dev.groundwork.query.fixture.Searches.as;
import static dev.groundwork.query.fixture.Searches.carol;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import dev.groundwork.contracts.event.AccessAudited;
import dev.groundwork.contracts.event.EventJson;
import dev.groundwork.contracts.event.IndexUpdated.Change;
import dev.groundwork.contracts.event.NoEventException;
import dev.groundwork.contracts.event.Topics;
import dev.groundwork.contracts.http.Answer;
import dev.groundwork.contracts.http.Answer.Status;
import dev.groundwork.contracts.http.Citation;
import dev.groundwork.embedded.fixture.TestTokens;
import dev.groundwork.query.fixture.AnswerDocument;
import dev.groundwork.query.fixture.FakePermissions;
import dev.groundwork.query.fixture.InjectPermissions;
import dev.groundwork.query.fixture.KafkaFixture;
import dev.groundwork.query.fixture.Searches;
import dev.groundwork.query.fixture.TestDocument;
import dev.groundwork.query.fixture.WithServers;
import dev.groundwork.query.search.Embedder;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@WithServers
class AnswersTest {

    private static final String QUESTION = "What is the launch code of the harbour crane?";
    private static final String CODE = "MARBLE-OTTER-2207";
    private static final String TEXT = "The launch code of the harbour crane is " + CODE + ".";

    @InjectPermissions
    FakePermissions permissions;

    @Inject
    Embedder embedder;

    @Inject
    Jdbi jdbi;

    @Test
    void aQuestionIsAnsweredWithItsCitation() {
        // Given
        var document = document("team:platform");
        // When
        var answer = answered(alice());
        // Then
        assertThat(answer.status()).isEqualTo(Status.ANSWERED);
        assertThat(answer.answer()).contains(TEXT + " [");
        assertThat(answer.citations()).extracting(Citation::quote).contains(TEXT);
        assertThat(answer.model()).isEqualTo("extractive");
        assertThat(answer.groundedness()).isEqualTo(1);
        assertThat(answer.degraded()).isEmpty();
        assertThat(answer.usage().inputTokens()).isZero();
        forget(document);
    }

    @Test
    void whoMayNotReadItLearnsNothing() {
        var document = document("team:platform");
        var body = ask(carol(), Map.of("question", QUESTION)).statusCode(200).extract();
        assertThat(body.as(Answer.class).status()).isEqualTo(Status.NO_CONTEXT);
        assertThat(body.asString()).doesNotContain(CODE, document.id().toString(), AnswerDocument.TITLE);
        forget(document);
    }

    @Test
    void theAuditEventFollowsTheAnswer() {
        // Given
        var document = document("team:platform");
        // When
        var answer = answered(alice());
        // Then
        var audited = await().atMost(Duration.ofMinutes(1))
                .until(() -> audited(event -> event.answerId().equals(answer.answerId())), Optional::isPresent)
                .orElseThrow();
        assertThat(audited.userId()).isEqualTo("alice");
        assertThat(audited.tokens()).contains("team:platform");
        assertThat(audited.questionHash()).hasSize(64);
        assertThat(audited.documents())
                .filteredOn(used -> used.documentId().equals(document.id()))
                .singleElement()
                .satisfies(used -> {
                    assertThat(used.used()).isTrue();
                    assertThat(used.revision()).isEqualTo(1);
                });
        forget(document);
    }

    @Test
    void withoutAnAuditRowThereIsNoAnswer() {
        var document = document("team:platform");
        withoutRoomForAuditRows();
        try {
            ask(alice(), Map.of("question", QUESTION))
                    .statusCode(503)
                    .header("Retry-After", "5")
                    .body("code", equalTo("AUDIT_UNAVAILABLE"))
                    .body("answer", equalTo(null));
        } finally {
            withRoomForAuditRows();
        }
        forget(document);
    }

    @Test
    void whatASearchShowsIsAudited() {
        // Given
        var document = document("team:platform");
        // When
        Searches.search(alice(), Map.of("query", QUESTION)).statusCode(200);
        // Then
        var shown = await().atMost(Duration.ofMinutes(1))
                .until(() -> audited(event -> used(event, document)), Optional::isPresent)
                .orElseThrow();
        assertThat(shown.questionHash()).hasSize(64);
        forget(document);
    }

    @Test
    void withoutAnAuditRowASearchShowsNothing() {
        withoutRoomForAuditRows();
        try {
            Searches.search(alice(), Map.of("query", QUESTION))
                    .statusCode(503)
                    .body("code", equalTo("AUDIT_UNAVAILABLE"));
        } finally {
            withRoomForAuditRows();
        }
    }

    @Test
    void whatWasRevokedIsNotCitedEvenBeforeTheIndexKnows() {
        // Given
        var document = document("team:platform");
        assertThat(answered(alice()).citations()).isNotEmpty();
        // When
        document.decided(1, "user:bob");
        // Then
        assertThat(answered(alice()).citations())
                .extracting(Citation::documentId)
                .doesNotContain(document.id());
        forget(document);
    }

    @Test
    void theSameQuestionIsAnsweredFromBefore() {
        var document = document("team:platform");
        answered(alice());
        var again = answered(alice());
        assertThat(again.cached()).isTrue();
        assertThat(again.answer()).contains(CODE);
        forget(document);
    }

    @Test
    void askedAnewItIsMadeAnew() {
        var document = document("team:platform");
        var first = answered(alice());
        var anew = as(alice())
                .post("/v1/answers/" + first.answerId() + "/regenerate")
                .as(Answer.class);
        assertThat(anew.cached()).isFalse();
        assertThat(anew.answer()).contains(CODE);
        assertThat(anew.answerId()).isNotEqualTo(first.answerId());
        forget(document);
    }

    @Test
    void anAnswerBelongsToItsAsker() {
        var document = document("public");
        var id = answered(alice()).answerId();
        as(alice()).get("/v1/results/" + id).then().statusCode(200).body("answerId", equalTo(id.toString()));
        as(carol()).get("/v1/results/" + id).then().statusCode(404).body("code", equalTo("NOT_FOUND"));
        as(carol()).post("/v1/answers/" + id + "/regenerate").then().statusCode(404);
        feedback(carol(), id, "up").statusCode(404);
        forget(document);
    }

    @Test
    void aKeptAnswerIsGoneWithTheRightToReadIt() {
        // Given
        var document = document("team:platform");
        var id = answered(alice()).answerId();
        // When
        document.decided(1, "user:bob");
        // Then
        as(alice()).get("/v1/results/" + id).then().statusCode(404);
        forget(document);
    }

    @Test
    void theAskerJudgesAndTheLastWordCounts() {
        var id = answered(alice()).answerId();
        feedback(alice(), id, "up").statusCode(204);
        feedback(alice(), id, "escalate").statusCode(204);
        var verdict = jdbi.withHandle(handle -> handle.createQuery("select verdict from feedback where answer_id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one());
        assertThat(verdict).isEqualTo("escalate");
        feedback(alice(), UUID.randomUUID(), "down").statusCode(404);
        as(alice())
                .body(Map.of("verdict", "up", "comment", "a\u0000b"))
                .post("/v1/answers/" + id + "/feedback")
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_REQUEST"));
        feedback(alice(), id, "sideways").statusCode(400).body("code", equalTo("INVALID_JSON"));
    }

    @Test
    void aBadQuestionIsAClearProblem() {
        ask(alice(), Map.of("question", "x".repeat(2001)))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("QUESTION_TOO_LONG"));
        ask(alice(), Map.of("question", "a\u0000b")).statusCode(400).body("code", equalTo("INVALID_REQUEST"));
        ask(alice(), Map.of("question", " ")).statusCode(400).body("code", equalTo("INVALID_REQUEST"));
        ask(alice(), Map.of("question", "Why?", "topK", 21)).statusCode(400).body("code", equalTo("INVALID_REQUEST"));
        as(alice()).post("/v1/answers").then().statusCode(400).body("code", equalTo("INVALID_REQUEST"));
    }

    @Test
    void withoutPermissionsThereIsNoAnswer() {
        permissions.down();
        try {
            ask(alice(), Map.of("question", QUESTION)).statusCode(503).body("code", is("PERMISSIONS_UNAVAILABLE"));
        } finally {
            permissions.up();
        }
    }

    @Test
    void anAnswerStreamsAsEvents() {
        var document = document("team:platform");
        var events = as(alice())
                .accept("text/event-stream")
                .body(Map.of("question", QUESTION))
                .post("/v1/answers")
                .then()
                .statusCode(200)
                .contentType("text/event-stream")
                .extract()
                .asString();
        assertThat(events.lines()
                        .filter(line -> line.startsWith("event:"))
                        .map(line -> line.substring(6).strip())
                        .distinct())
                .containsExactly("citations", "text", "answer");
        assertThat(events).contains(CODE);
        forget(document);
    }

    @Test
    void whoAcceptsAnythingGetsJson() {
        as(alice())
                .accept("*/*")
                .body(Map.of("question", QUESTION))
                .post("/v1/answers")
                .then()
                .statusCode(200)
                .contentType("application/json");
    }

    @Test
    void aStreamThatCannotBeginIsAProblem() {
        as(alice())
                .accept("text/event-stream")
                .body(Map.of("question", "x".repeat(2001)))
                .post("/v1/answers")
                .then()
                .statusCode(400)
                .body("code", equalTo("QUESTION_TOO_LONG"));
    }

    private TestDocument document(String... allow) {
        return AnswerDocument.live(permissions, embedder, TEXT, allow);
    }

    /** Answers of the next test must not find it. */
    private static void forget(TestDocument document) {
        document.delete(2).awaitAnnounced(Change.REMOVED, 2);
    }

    private static Answer answered(TestTokens who) {
        return ask(who, Map.of("question", QUESTION)).statusCode(200).extract().as(Answer.class);
    }

    private static ValidatableResponse ask(TestTokens who, Map<String, Object> body) {
        return as(who).accept("application/json").body(body).post("/v1/answers").then();
    }

    private static ValidatableResponse feedback(TestTokens who, UUID answerId, String verdict) {
        return as(who).body(Map.of("verdict", verdict))
                .post("/v1/answers/" + answerId + "/feedback")
                .then();
    }

    private void withoutRoomForAuditRows() {
        jdbi.useHandle(handle -> {
            handle.execute("""
                    create or replace function no_room() returns trigger language plpgsql as
                    'begin raise exception using errcode = ''53100''; end'
                    """);
            handle.execute("create trigger no_room before insert on audit_outbox execute function no_room()");
        });
    }

    private void withRoomForAuditRows() {
        jdbi.useHandle(handle -> handle.execute("drop trigger no_room on audit_outbox"));
    }

    private static boolean used(AccessAudited event, TestDocument document) {
        return event.documents().stream()
                .anyMatch(each -> each.used() && each.documentId().equals(document.id()));
    }

    private static Optional<AccessAudited> audited(Predicate<AccessAudited> which) {
        return KafkaFixture.records(Topics.ACCESS_AUDITED, "alice").stream()
                .map(record -> event(record.value()))
                .filter(which)
                .findFirst();
    }

    private static AccessAudited event(byte[] value) {
        try {
            return EventJson.read(value, AccessAudited.class);
        } catch (NoEventException e) {
            throw new AssertionError("access-audited holds what is no event", e);
        }
    }
}
