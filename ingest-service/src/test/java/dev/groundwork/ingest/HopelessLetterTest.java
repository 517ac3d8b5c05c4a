package dev.groundwork.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.groundwork.contracts.event.EventHeaders;
import dev.groundwork.embedded.fixture.TestTokens;
import dev.groundwork.ingest.deadletter.DeadLetterConsumer;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dead letters that cannot be sent again. */
@ServiceTest
class HopelessLetterTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @Inject
    DeadLetterConsumer consumer;

    private Log log;

    @BeforeEach
    void connect() {
        log = new Log(servers);
    }

    @Test
    void whatNoTopicTakesIsRefusedAndStandsInNobodysWay() {
        // Given: it came in compressed, and does not shrink so any more
        var bytes = new byte[1_500_000];
        new Random(1).nextBytes(bytes);
        var headers = Map.of(EventHeaders.CAUSE, "LONG", EventHeaders.STAGE, "download", EventHeaders.VERSION, "1");
        log.send(Letters.TOPIC, UUID.randomUUID().toString(), bytes, headers);
        Letters.awaitGroup("LONG", 1);
        Letters.bury(log, "LONG", "download", 2L);
        Letters.awaitGroup("LONG", 2);
        // When
        var report = Letters.redrive("{\"cause\": \"LONG\"}");
        // Then
        assertThat(report.getMap(""))
                .containsEntry("redriven", 1)
                .containsEntry("unsendable", 1)
                .containsEntry("remaining", 0);
        var id = Letters.letters("cause=LONG&redriven=false").getString("items[0].id");
        Letters.operator()
                .post("/v1/dead-letters/" + id + "/redrive")
                .then()
                .statusCode(400)
                .body("detail", containsString("longer than its topic takes"));
    }

    @Test
    void aLetterThatIsGivenUpIsListedNoMore() {
        // Given
        var key = Letters.bury(log, "GIVEN_UP", "download", null);
        Letters.awaitGroup("GIVEN_UP", 1);
        var letter = "/v1/dead-letters/" + Letters.letters("cause=GIVEN_UP").getString("items[0].id");
        Service.as("alice").delete(letter).then().statusCode(403);
        Service.as(TestTokens.of("oskar").tenant("acme").roles("operator"))
                .delete(letter)
                .then()
                .statusCode(404);
        // When
        Letters.operator().delete(letter).then().statusCode(204);
        // Then
        Letters.operator().delete(letter).then().statusCode(404);
        Letters.operator().post(letter + "/redrive").then().statusCode(404);
        assertThat(Letters.letters("cause=GIVEN_UP").getList("items")).isEmpty();
        // When its topic is read again
        consumer.consume(log.records(Letters.TOPIC, key).getFirst());
        // Then
        assertThat(Letters.group("GIVEN_UP").<Object>get("count")).isNull();
    }
}
