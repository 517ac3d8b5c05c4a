package dev.groundwork.eval;

import static io.restassured.RestAssured.given;

import dev.groundwork.contracts.event.DocumentIds;
import dev.groundwork.contracts.event.Source;
import dev.groundwork.embedded.fixture.TestTokens;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;

/** The service as its operator uses it. */
final class EvalApi {

    private EvalApi() {}

    static RequestSpecification as(TestTokens token) {
        return given().auth().oauth2(token.sign());
    }

    static RequestSpecification asOperator() {
        return as(TestTokens.of("olga").roles("operator"));
    }

    static Response upload(String name, String jsonl) {
        return asOperator()
                .queryParam("name", name)
                .contentType("application/x-ndjson")
                .body(jsonl.getBytes(StandardCharsets.UTF_8))
                .post("/v1/datasets");
    }

    static String startRun(String dataset, int topK) {
        return asOperator()
                .contentType("application/json")
                .body("{\"dataset\":\"%s\",\"topK\":%d}".formatted(dataset, topK))
                .post("/v1/runs")
                .then()
                .statusCode(202)
                .extract()
                .path("runId");
    }

    /** The report of a run once it has ended. */
    static Response ended(String runId) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> report(runId), report -> !report.path("status").equals("RUNNING"));
    }

    static Response report(String runId) {
        return asOperator().get("/v1/runs/{id}", runId);
    }

    static UUID document(String externalId) {
        return DocumentIds.documentId("default", new Source("wiki", externalId));
    }
}
