package dev.groundwork.query.search;

import static dev.groundwork.query.fixture.Searches.alice;
import static dev.groundwork.query.fixture.Searches.as;
import static dev.groundwork.query.fixture.Searches.search;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.groundwork.contracts.event.Chunk;
import dev.groundwork.contracts.event.IndexUpdated.Change;
import dev.groundwork.contracts.http.Hit;
import dev.groundwork.contracts.http.SearchResult;
import dev.groundwork.embedded.fixture.TestTokens;
import dev.groundwork.query.fixture.FakeCaller;
import dev.groundwork.query.fixture.FakePermissions;
import dev.groundwork.query.fixture.InjectPermissions;
import dev.groundwork.query.fixture.TestDocument;
import dev.groundwork.query.fixture.WithServers;
import dev.groundwork.query.limit.RequestLimit;
import dev.groundwork.query.problem.QueryException;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

@WithServers
class SearchTest {

    @InjectPermissions
    FakePermissions permissions;

    @Inject
    Embedder embedder;

    @Inject
    RequestLimit limit;

    @Test
    void aQuestionFindsByMeaningWhatSharesNoWordWithIt() {
        // Given
        var document = indexed("Employees may take thirty days of paid leave each year.");
        // When
        var hits = result(Map.of("query", "How much holiday do staff get?", "mode", "dense", "topK", 3));
        // Then
        assertThat(hits.getFirst().documentId()).isEqualTo(document.id());
        assertThat(hits.getFirst().denseScore())
                .isCloseTo(hits.getFirst().score(), within(1e-3))
                .isGreaterThan(0.5);
    }

    @Test
    void aHybridSearchFusesBothAndTellsTheRankAndTheCosine() {
        // Given
        var document = indexed("The xylophone budget is 4711 euros.");
        // When
        var hits = result(Map.of("query", "What is the budget of the xylophone?", "topK", 5));
        // Then
        assertThat(hits.getFirst().documentId()).isEqualTo(document.id());
        assertThat(hits.getFirst().denseScore()).isBetween(0.5, 1.0);
        assertThat(hits.getFirst().score())
                .isEqualTo(1); // a fused score would tell how rare the words are among all documents
        assertThat(hits)
                .hasSizeLessThanOrEqualTo(5)
                .isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
    }

    @Test
    void aQuestionOfStopWordsAloneFindsNothingByWords() {
        assertThat(result(Map.of("query", "is it to be", "mode", "KEYWORD"))).isEmpty();
    }

    @Test
    void whatIsWrongWithARequestIsSaidWithACode() {
        problem(search(alice(), Map.of("query", "x".repeat(500_000))), 400, "QUESTION_TOO_LONG");
        problem(search(alice(), Map.of("query", "a\u0000b")), 400, "INVALID_REQUEST");
        problem(search(alice(), Map.of("query", "x", "topK", 51)), 400, "INVALID_REQUEST");
        problem(search(alice(), Map.of("query", "x", "mode", "fuzzy")), 400, "INVALID_JSON");
        problem(search(alice(), Map.of("query", "x", "filter", "allow")), 400, "INVALID_JSON")
                .body("detail", containsString("filter"));
        problem(search(alice(), Map.of("query", "x", "topK", "5")), 400, "INVALID_JSON");
        problem(search(alice(), Map.of("query", "x".repeat(1_100_000))), 413, "PAYLOAD_TOO_LARGE");
        problem(search(alice(), Map.of("topK", 5)), 400, "INVALID_REQUEST");
        problem(as(alice()).body("{\"query\":").post("/v1/search").then(), 400, "INVALID_JSON");
        problem(as(alice()).body("[]").post("/v1/search").then(), 400, "INVALID_JSON");
        problem(as(alice()).post("/v1/search").then(), 400, "INVALID_REQUEST");
        problem(
                given().auth()
                        .oauth2(alice().sign())
                        .contentType(ContentType.TEXT)
                        .body("x")
                        .post("/v1/search")
                        .then(),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
        problem(as(alice()).get("/v1/search").then(), 405, "METHOD_NOT_ALLOWED");
        problem(as(alice()).get("/v1/nothing").then(), 404, "NOT_FOUND");
    }

    @Test
    void aProblemDoesNotRepeatWhatWasSent() {
        search(alice(), Map.of("query", "x", "topK", "a secret word"))
                .statusCode(400)
                .body(not(containsString("secret")));
    }

    @Test
    void withoutATokenOfOursNobodySearches() {
        problem(
                given().contentType(ContentType.JSON)
                        .body("{}")
                        .post("/v1/search")
                        .then(),
                401,
                "UNAUTHENTICATED");
        List.of(alice().expired(), alice().foreignIssuer(), alice().foreignAudience(), alice().foreignKey())
                .forEach(token -> problem(search(token, Map.of("query", "x")), 401, "UNAUTHENTICATED"));
    }

    @Test
    void whoHasNoTenantOrWasDisabledIsToldSo() {
        problem(search(alice().withoutTenant(), Map.of("query", "x")), 403, "NO_TENANT");
        permissions.disable("mallory");
        problem(search(TestTokens.of("mallory"), Map.of("query", "x")), 403, "USER_DISABLED");
    }

    @Test
    void searchesCountAsQuestionsDo() throws InterruptedException {
        // Given a user who asks as fast as he can, and so takes all that refills
        var over = new AtomicBoolean();
        var greedy = Thread.ofPlatform().start(() -> {
            while (!over.get()) {
                try {
                    limit.admit(new FakeCaller("default", "greedy"));
                } catch (QueryException empty) {
                    Thread.onSpinWait();
                }
            }
        });
        try {
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> problem(
                                    search(TestTokens.of("greedy"), Map.of("query", "x")), 429, "RATE_LIMITED")
                            .header("Retry-After", notNullValue()));
        } finally {
            over.set(true);
            greedy.join();
        }
    }

    @Test
    void whatWasMeasuredIsExported() {
        // Given
        result(Map.of("query", "anything"));
        // When
        var metrics = get("/q/metrics").then().statusCode(200).extract().asString();
        // Then
        assertThat(metrics)
                .contains(
                        "groundwork_retrieval_duration_seconds_count",
                        "groundwork_embedding_duration_seconds_count",
                        "groundwork_retrieval_top_score",
                        "groundwork_retrieval_chunks");
    }

    @Test
    void healthSpeaksOfTheProcessAndItsGroupOfTheDependencies() {
        get("/q/health/ready").then().statusCode(200);
        get("/q/health/live")
                .then()
                .statusCode(200)
                .body("checks[0].data.keySet()", hasItems("chunks-embedded", "access-changed"));
        get("/q/health/group/dependencies").then().statusCode(200).body(containsString("qdrant"));
        get("/q/openapi").then().statusCode(200).body(containsString("/v1/search"));
    }

    private TestDocument indexed(String text) {
        var chunk = new Chunk(0, text, List.of(), null, embedder.embed(text));
        var document = new TestDocument(permissions)
                .access(1, "team:platform")
                .chunks(1, 0, 1, "bge-small-en-v1.5", List.of(chunk));
        document.awaitAnnounced(Change.INDEXED, 1);
        return document;
    }

    private static List<Hit> result(Map<String, Object> body) {
        return search(alice(), body)
                .statusCode(200)
                .extract()
                .as(SearchResult.class)
                .hits();
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status, String code) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("code", equalTo(code))
                .body(
                        "type",
                        equalTo("urn:groundwork:problem:"
                                + code.toLowerCase(Locale.ROOT).replace('_', '-')));
    }
}
