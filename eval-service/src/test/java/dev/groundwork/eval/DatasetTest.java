package dev.groundwork.eval;

import static dev.groundwork.eval.EvalApi.as;
import static dev.groundwork.eval.EvalApi.asOperator;
import static dev.groundwork.eval.EvalApi.upload;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.groundwork.embedded.fixture.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithServers
class DatasetTest {

    private static final String ONE = """
            {"id":"a","question":"How long?","reader":"alice","expected":[]}
            """;
    private static final String TWO = ONE + """
            {"id":"b","question":"Wie groß?","reader":"bob","expected":[{"system":"wiki","externalId":"HR-7"}],"tags":["de"]}
            """;

    @Test
    void newContentUnderAnOldNameIsANewVersionAndTheOldOneStays() {
        // Given
        upload("grown", ONE).then().statusCode(201).header("Location", endsWith("/v1/datasets/grown?version=1"));
        // When
        var second = upload("grown", TWO);
        // Then
        second.then().statusCode(201).body("version", equalTo(2)).body("cases", equalTo(2));
        asOperator().get("/v1/datasets/grown").then().body("version", equalTo(2));
        asOperator().get("/v1/datasets/grown?version=1").then().body("cases", equalTo(1));
        var cursor = asOperator()
                .get("/v1/datasets/grown/cases?limit=1")
                .then()
                .body("items.question", contains("How long?"))
                .extract()
                .<String>path("nextCursor");
        asOperator()
                .queryParam("cursor", cursor)
                .get("/v1/datasets/grown/cases?limit=1")
                .then()
                .body("items.question", contains("Wie groß?"))
                .body("nextCursor", nullValue());
        asOperator().get("/v1/datasets?limit=500").then().body("items.dataset", hasItem("grown"));
    }

    @Test
    void theSameBytesAgainAreTheSameVersion() {
        // Given
        upload("same", ONE);
        // When, Then
        upload("same", ONE).then().statusCode(201).body("version", equalTo(1));
    }

    @Test
    void aBadLineIsAProblemWithItsNumberAndNothingIsStored() {
        // When
        var refused = upload("bad", ONE + "{\"id\":\"b\"}\n");
        // Then
        refused.then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("INVALID_DATASET"))
                .body("type", equalTo("urn:groundwork:problem:invalid-dataset"))
                .body("detail", startsWith("line 2: "));
        asOperator().get("/v1/datasets/bad").then().statusCode(404);
    }

    @Test
    void anotherTenantSeesNoneOfIt() {
        // Given
        upload("private", ONE);
        // When
        var other = as(TestTokens.of("otto").tenant("other").roles("admin")).get("/v1/datasets/private");
        // Then
        other.then().statusCode(404).body("code", equalTo("NOT_FOUND"));
    }
}
