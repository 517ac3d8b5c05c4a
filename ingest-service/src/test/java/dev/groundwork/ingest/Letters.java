package dev.groundwork.ingest;

import static org.awaitility.Awaitility.await;

import dev.groundwork.contracts.event.EventHeaders;
import dev.groundwork.contracts.event.Topics;
import dev.groundwork.embedded.fixture.TestTokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Dead letters as they are sent, and over HTTP as an operator sees them. */
final class Letters {

    static final String TOPIC = Topics.deadLettersOf(Topics.DOCUMENT_RECEIVED);

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

    static String bury(Log log, String cause, String stage, Long version) {
        return bury(log, UUID.randomUUID().toString(), cause, stage, version);
    }

    /** @return the record's key */
    static String bury(Log log, String key, String cause, String stage, Long version) {
        var headers = new HashMap<>(Map.of(EventHeaders.CAUSE, cause, EventHeaders.STAGE, stage));
        if (version != null) {
            headers.put(EventHeaders.VERSION, version.toString());
        }
        log.send(TOPIC, key, "no event".getBytes(StandardCharsets.UTF_8), headers);
        return key;
    }

    static RequestSpecification operator() {
        return Service.as(TestTokens.of("otto").roles("operator"));
    }
}
