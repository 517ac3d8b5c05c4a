package dev.groundwork.permissions.audit;

import static dev.groundwork.permissions.fixture.Calls.alice;
import static dev.groundwork.permissions.fixture.Calls.as;
import static dev.groundwork.permissions.fixture.Calls.olga;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.groundwork.contracts.event.AccessAudited;
import dev.groundwork.contracts.event.EventHeaders;
import dev.groundwork.contracts.event.EventJson;
import dev.groundwork.contracts.event.Topics;
import dev.groundwork.embedded.fixture.TestTokens;
import dev.groundwork.permissions.fixture.KafkaFixture;
import dev.groundwork.permissions.fixture.WithServers;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@WithServers
class AuditTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private final String user = "user-" + UUID.randomUUID();
    private final UUID document = UUID.randomUUID();

    @Test
    void anEntryShowsWhoWasAnsweredFromWhat() {
        var entry = entry("default", NOON);
        send(entry);

        awaitEntries(Map.of("user", user), 1)
                .body("items[0].answerId", equalTo(entry.answerId().toString()))
                .body("items[0].questionHash", equalTo(entry.questionHash()))
                .body("items[0].documents[0].documentId", equalTo(document.toString()))
                .body("items[0].documents[0].version", equalTo(42))
                .body("items[0].documents[0].revision", equalTo(7))
                .body("items[0].documents[0].used", equalTo(true))
                .body("items[0].tokens", contains("public", "team:platform"))
                .body("items[0].clearance", equalTo(2))
                .body("items[0].occurredAt", equalTo("2026-01-31T12:00:00Z"));
    }

    @Test
    void anAnswerIsInTheTrailOnceHoweverOftenItArrives() {
        var entry = entry("default", NOON);
        send(entry);
        send(entry);
        send(entry("default", NOON.plusSeconds(1)));

        awaitEntries(Map.of("user", user), 2)
                .body("items[1].answerId", equalTo(entry.answerId().toString()));
    }

    @Test
    void theTrailIsFilteredAndPaged() {
        for (int second = 0; second < 3; second++) {
            send(entry("default", NOON.plusSeconds(second)));
        }
        awaitEntries(Map.of("user", user), 3);

        awaitEntries(Map.of("document", document), 3);
        awaitEntries(Map.of("document", UUID.randomUUID()), 0);
        awaitEntries(Map.of("user", user, "from", NOON.plusSeconds(1).toString()), 2);
        awaitEntries(
                Map.of(
                        "user",
                        user,
                        "from",
                        NOON.toString(),
                        "to",
                        NOON.plusSeconds(1).toString()),
                1);
        var cursor = awaitEntries(Map.of("user", user, "limit", 2), 2).extract().<String>path("nextCursor");
        awaitEntries(Map.of("user", user, "limit", 2, "cursor", cursor), 1)
                .body("nextCursor", nullValue())
                .body("items[0].occurredAt", equalTo("2026-01-31T12:00:00Z"));
    }

    @Test
    void anAuditorSeesHisTenantOnly() {
        send(entry("default", NOON));
        send(entry("other", NOON));
        awaitEntries(Map.of("user", user), 1);

        as(TestTokens.of("oscar").tenant("third").roles("auditor"))
                .get("/v1/audit")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void onlyAuditorsReadTheTrail() {
        as(alice()).get("/v1/audit").then().statusCode(403).body("code", equalTo("FORBIDDEN"));
        as(TestTokens.of("adam").roles("admin", "operator"))
                .get("/v1/audit")
                .then()
                .statusCode(403);
    }

    @Test
    void aFilterThatCannotBeReadIsRefused() {
        for (var query :
                List.of("document=x", "from=yesterday", "to=1", "limit=x", "limit=0", "limit=501", "cursor=x")) {
            as(olga()).get("/v1/audit?" + query).then().statusCode(400).body("code", equalTo("INVALID_REQUEST"));
        }
    }

    @Test
    void whatIsNoEventBecomesADeadLetterAndTheNextOneIsTaken() {
        var key = UUID.randomUUID();
        KafkaFixture.send(new ProducerRecord<>(
                Topics.ACCESS_AUDITED, key.toString(), "no json".getBytes(StandardCharsets.UTF_8)));
        send(entry("default", NOON));

        awaitEntries(Map.of("user", user), 1);
        var letter = awaitLetter(key);
        assertThat(letter.value()).asString().isEqualTo("no json");
        assertThat(letter.headers().lastHeader(EventHeaders.STAGE).value())
                .asString()
                .isEqualTo("audit");
        assertThat(letter.headers().lastHeader(EventHeaders.CAUSE).value())
                .asString()
                .isEqualTo("NO_EVENT");
    }

    @Test
    void anEntryThatCannotBeStoredBecomesADeadLetterAndTheNextOneIsTaken() {
        var key = UUID.randomUUID();
        KafkaFixture.send(new ProducerRecord<>(
                Topics.ACCESS_AUDITED,
                key.toString(),
                EventJson.write(entry("default", NOON, List.of("team:\u0000")))));
        send(entry("default", NOON));

        awaitEntries(Map.of("user", user), 1);
        assertThat(awaitLetter(key).headers().lastHeader(EventHeaders.CAUSE).value())
                .asString()
                .isEqualTo("UNEXPECTED");
    }

    @Test
    void theLargestRecordFitsIntoTheDeadLettersWithItsHeaders() {
        var key = UUID.randomUUID();
        var largest = "x".repeat(1_048_400).getBytes(StandardCharsets.UTF_8);
        KafkaFixture.send(new ProducerRecord<>(Topics.ACCESS_AUDITED, key.toString(), largest));

        assertThat(awaitLetter(key).value()).hasSize(largest.length);
    }

    private AccessAudited entry(String tenant, Instant occurredAt) {
        return entry(tenant, occurredAt, List.of("public", "team:platform"));
    }

    private AccessAudited entry(String tenant, Instant occurredAt, List<String> tokens) {
        return new AccessAudited(
                tenant,
                user,
                UUID.randomUUID(),
                "f".repeat(64),
                List.of(new AccessAudited.Document(document, 42, 7, true)),
                tokens,
                2,
                occurredAt);
    }

    private static ConsumerRecord<String, byte[]> awaitLetter(UUID key) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> KafkaFixture.records(Topics.deadLettersOf(Topics.ACCESS_AUDITED), key),
                        list -> list.size() == 1)
                .getFirst();
    }

    private void send(AccessAudited entry) {
        KafkaFixture.send(new ProducerRecord<>(Topics.ACCESS_AUDITED, user, EventJson.write(entry)));
    }

    private static ValidatableResponse awaitEntries(Map<String, ?> filter, int count) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> as(olga())
                                .queryParams(filter)
                                .get("/v1/audit")
                                .then()
                                .statusCode(200),
                        answer -> answer.extract().jsonPath().getList("items").size() == count);
    }
}
