package dev.groundwork.local.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.groundwork.contracts.event.Content;
import dev.groundwork.contracts.event.DocumentReceived;
import dev.groundwork.contracts.event.DocumentReceived.Operation;
import dev.groundwork.contracts.event.EventJson;
import dev.groundwork.contracts.event.Source;
import dev.groundwork.contracts.event.SourceAccess;
import dev.groundwork.contracts.event.Topics;
import dev.groundwork.local.suite.RunningSuite;
import dev.groundwork.local.suite.Server;
import dev.groundwork.local.suite.Suite;
import dev.groundwork.local.suite.User;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What upstream systems do to the topics. */
@ExtendWith(RunningSuite.class)
class EventsIT {

    private final Suite suite;
    private final User alice;
    private final User olga;

    EventsIT(Suite suite) {
        this.suite = suite;
        alice = User.of(suite, "alice");
        olga = User.of(suite, "olga");
    }

    @Test
    void anEventOfAnUpstreamSystemIsSearchable() throws Exception {
        // Given
        var event = document("events-1", "The ferry to Gotland leaves at quarter past six.");
        // When
        send(event.documentId().toString(), EventJson.write(event));
        // Then
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> assertThat(alice.textsOf(event.documentId(), "When does the ferry to Gotland leave?"))
                                .isNotEmpty());
    }

    @Test
    void anEventThatIsNoJsonBecomesADeadLetterAndTheNextIsProcessed() throws Exception {
        // Given
        var next = document("events-2", "The lighthouse of Skagen has 210 steps.");
        // When
        var offset = send(UUID.randomUUID().toString(), "this is no JSON".getBytes(UTF_8));
        send(next.documentId().toString(), EventJson.write(next));
        // Then
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            assertThat(alice.textsOf(next.documentId(), "How many steps has the lighthouse of Skagen?"))
                    .isNotEmpty();
            assertThat(olga.to(Server.INGEST).get("/v1/dead-letters").jsonPath().getList("items.version", Long.class))
                    .contains(offset);
        });
    }

    private static DocumentReceived document(String externalId, String text) {
        var data = "data:text/plain;base64," + Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
        return new DocumentReceived(
                "default",
                new Source("wiki", externalId),
                Operation.UPSERT,
                "Wiki page " + externalId,
                new Content(data, null, "text/plain", externalId + ".txt"),
                new SourceAccess(null, null, List.of("platform"), null, null, null),
                Instant.now());
    }

    private long send(String key, byte[] value) throws Exception {
        Map<String, Object> config = Map.of("bootstrap.servers", suite.kafka().bootstrapServers());
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            return producer.send(new ProducerRecord<>(Topics.DOCUMENT_RECEIVED, key, value))
                    .get()
                    .offset();
        }
    }
}
