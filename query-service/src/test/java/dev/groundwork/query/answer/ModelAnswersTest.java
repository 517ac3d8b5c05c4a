package dev.groundwork.query.answer;

import static dev.groundwork.query.fixture.Searches.alice;
import static dev.groundwork.query.fixture.Searches.as;
import static dev.groundwork.query.fixture.Searches.carol;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.groundwork.contracts.http.Answer;
import dev.groundwork.contracts.http.Answer.Status;
import dev.groundwork.query.fixture.AnswerDocument;
import dev.groundwork.query.fixture.Elapsed;
import dev.groundwork.query.fixture.FakeModel;
import dev.groundwork.query.fixture.FakePermissions;
import dev.groundwork.query.fixture.InjectPermissions;
import dev.groundwork.query.fixture.WithServers;
import dev.groundwork.query.search.Embedder;
import io.quarkus.test.common.WithTestResource;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service with a model configured; a start of its own, since the other tests answer without one. */
@WithServers
@WithTestResource(FakeModel.class)
class ModelAnswersTest {

    private static final String FACT = "The old lighthouse of Vigo was lit in 1904.";

    FakeModel model;

    @InjectPermissions
    FakePermissions permissions;

    @Inject
    Embedder embedder;

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void aDocument() {
        AnswerDocument.live(permissions, embedder, FACT, "team:platform", "user:alice");
    }

    @Test
    void theModelWritesAndItsCostIsBooked() {
        model.now().says("It was lit in 1904 [1].");
        var answer = ask("When was the lighthouse of Vigo lit?")
                .statusCode(200)
                .extract()
                .as(Answer.class);
        assertThat(answer.status()).isEqualTo(Status.ANSWERED);
        assertThat(answer.answer()).isEqualTo("It was lit in 1904 [1].");
        assertThat(answer.citations().getFirst().quote()).isEqualTo(FACT);
        assertThat(answer.model()).isEqualTo("fake-small");
        assertThat(answer.usage().costUsd()).isEqualByComparingTo("0.003"); // 1000 x 2 + 100 x 10, a million each
        var booked = jdbi.withHandle(handle -> handle.createQuery(
                        "select cost_usd from cost_ledger where answer_id = :id and team = 'platform' and model = 'fake-small'")
                .bind("id", answer.answerId())
                .mapTo(BigDecimal.class)
                .one());
        assertThat(booked).isEqualByComparingTo("0.003");
    }

    @Test
    void aFailingModelLeavesTheWordsOfThePassages() {
        model.now().replies(500, "{}");
        var answer = ask("In which year was the old lighthouse of Vigo lit?")
                .statusCode(200)
                .extract()
                .as(Answer.class);
        assertThat(answer.answer()).contains(FACT);
        assertThat(answer.degraded()).containsExactly("EXTRACTIVE");
    }

    @Test
    void aSilentModelLeavesThePassages() {
        model.now().neverReplies();
        var answer = ask("Since when is the lighthouse of Vigo lit?")
                .statusCode(200)
                .extract()
                .as(Answer.class);
        assertThat(answer.status()).isEqualTo(Status.PARTIAL);
        assertThat(answer.answer()).contains(FACT);
    }

    @Test
    void aModelAtItsLimitDefersTheAnswer() {
        // Given
        model.now().replies(429, "{}");
        var location = ask("What happened in Vigo in 1904?")
                .statusCode(202)
                .body("status", equalTo("DEFERRED"))
                .extract()
                .header("Location");
        var path = location.substring(location.indexOf("/v1/"));
        as(alice()).get(path).then().statusCode(202);
        as(carol()).get(path).then().statusCode(404);
        // When
        model.now().says("A lighthouse was lit [1].");
        Elapsed.anHourForDeferredAnswers(jdbi);
        // Then
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> as(alice())
                        .get(path)
                        .then()
                        .statusCode(200)
                        .body("answer", equalTo("A lighthouse was lit [1].")));
    }

    @Test
    void whatIsAskedAnewAndDeferredIsMadeAnew() {
        // Given an answer that could be given again
        model.now().says("Lit in 1904 [1].");
        var first = ask("Which year saw the lighthouse of Vigo lit?").extract().as(Answer.class);
        // When it is asked anew of a model at its limit
        model.now().replies(429, "{}");
        var location = as(alice())
                .post("/v1/answers/" + first.answerId() + "/regenerate")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        model.now().says("The year was 1904 [1].");
        Elapsed.anHourForDeferredAnswers(jdbi);
        // Then
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> as(alice())
                        .get(location.substring(location.indexOf("/v1/")))
                        .then()
                        .statusCode(200)
                        .body("answer", equalTo("The year was 1904 [1].")));
    }

    private static ValidatableResponse ask(String question) {
        return as(alice())
                .accept("application/json")
                .body(Map.of("question", question, "topK", 3))
                .post("/v1/answers")
                .then();
    }
}
