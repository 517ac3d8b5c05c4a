package dev.groundwork.ingest;

import static org.awaitility.Awaitility.await;

import dev.groundwork.embedded.fixture.TestTokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;

/** The dead letters over HTTP, as an operator sees them. */
final class Letters {

    private Letters() {}

    static JsonPath awaitGroup(String cause, int count) {
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            var group = group(cause);
            return group.get("count") != null && group.getInt("count") == count;
        });
        return group(cause);
    }

    static JsonPath group(String cause) {
        return get("/v1/dead-letters/causes?limit=500").setRootPath("items.find { it.cause == '" + cause + "' }");
    }

    static JsonPath letters(String query) {
        return get("/v1/dead-letters?" + query);
    }

    static JsonPath get(String path) {
        return operator().get(path).then().statusCode(200).extract().jsonPath();
    }

    static JsonPath redrive(String body) {
        return post(body).statusCode(200).extract().jsonPath();
    }

    static ValidatableResponse post(String body) {
        return operator()
                .contentType("application/json")
                .body(body)
                .post("/v1/dead-letters/redrive")
                .then();
    }

    static RequestSpecification operator() {
        return Service.as(TestTokens.of("otto").roles("operator"));
    }
}
