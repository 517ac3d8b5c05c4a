package dev.groundwork.ingest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.contracts.event.Content;
import dev.groundwork.contracts.event.DocumentReceived;
import dev.groundwork.contracts.event.EventJson;
import dev.groundwork.contracts.event.Source;
import dev.groundwork.ingest.event.Delivery;
import dev.groundwork.ingest.registry.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class EventHandlerTest {

    private final List<String> entered = new ArrayList<>();

    private final IngestLog log = new IngestLog(null, null, null) {
        @Override
        void step(UUID documentId, long version, Step step, long millis, String outcome, String detail) {
            entered.add(step + " " + outcome + " " + detail);
        }

        @Override
        void failed(UUID documentId, long version, String code, String message) {
            entered.add("version " + version + " " + code);
        }
    };

    private final Detours detours = new Detours(null) {
        @Override
        void deadLetter(Delivery delivery, String stage, String cause, String reason) {
            entered.add("letter " + stage + " " + cause + " " + reason);
        }
    };

    @Test
    void anErrorInAStepFailsTheVersionThereAsAnyOtherFailureDoes() {
        // When
        handle(() -> new Steps(log, new UUID(0, 0), 7).run(Step.CHUNK, EventHandlerTest::overflow, result -> ""));
        // Then
        assertThat(entered)
                .containsExactly(
                        "CHUNK FAILED StackOverflowError",
                        "version 7 INTERNAL",
                        "letter chunk INTERNAL java.lang.StackOverflowError");
    }

    @Test
    void anErrorBetweenTheStepsFailsTheVersionToo() {
        // When
        handle(EventHandlerTest::overflow);
        // Then
        assertThat(entered)
                .containsExactly("version 7 INTERNAL", "letter receive INTERNAL java.lang.StackOverflowError");
    }

    private void handle(Runnable work) {
        var pipeline = new IngestPipeline(null, null, null, null, null, null, null, null, null, null, null) {
            @Override
            Outcome ingest(DocumentReceived event, long version) {
                work.run();
                return new Outcome.Published(version, null);
            }
        };
        var event = new DocumentReceived(
                "default",
                new Source("wiki", "1"),
                DocumentReceived.Operation.UPSERT,
                null,
                new Content("data:,x", null, null, null),
                null,
                Instant.now());
        var record = new ConsumerRecord<>(
                "document-received", 0, 7, event.documentId().toString(), EventJson.write(event));
        new EventHandler(pipeline, log, detours).handle(Delivery.original(record, 0));
    }

    private static String overflow() {
        throw new StackOverflowError();
    }
}
