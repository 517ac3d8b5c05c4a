package dev.groundwork.ingest.registry;

import dev.groundwork.contracts.event.EventHeaders;
import dev.groundwork.contracts.event.EventJson;
import dev.groundwork.contracts.event.IndexUpdated;
import dev.groundwork.contracts.event.NoEventException;
import dev.groundwork.contracts.event.Places;
import dev.groundwork.ingest.event.Traces;
import dev.groundwork.ingest.failure.Patience;
import dev.groundwork.ingest.failure.Trail;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.faulttolerance.api.ApplyGuard;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Learns from query-service what became searchable: the tenth step. */
@ApplicationScoped
public class IndexConsumer {

    private static final Logger LOG = Logger.getLogger(IndexConsumer.class);

    /** Each takes a connection, and readers need some of the pool. */
    private static final int AT_A_TIME = 4;

    private final Places places = new Places(AT_A_TIME);
    private final IndexRecorder recorder;

    IndexConsumer(IndexRecorder recorder) {
        this.recorder = recorder;
    }

    @Incoming("index-updated")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    @RunOnVirtualThread
    public CompletionStage<Void> consume(Message<byte[]> message) {
        return places.take(() -> take(message));
    }

    private CompletionStage<Void> take(Message<byte[]> message) {
        ConsumerRecord<String, byte[]> record = record(message);
        try {
            var event = EventJson.read(record.value(), IndexUpdated.class);
            Traces.within(record, () -> enter(event));
        } catch (NoEventException e) {
            LOG.warnf("index: to the dead letters: %s", e.getMessage());
            return bury(message, e, "NO_EVENT");
        } catch (RuntimeException | Error e) {
            // Also what no program is meant to catch: thrown on, it would end the channel for all documents.
            LOG.errorf("index: unexpected failure: %s", Trail.of(e));
            return bury(message, e, "INTERNAL");
        }
        return message.ack();
    }

    private static CompletionStage<Void> bury(Message<byte[]> message, Throwable reason, String cause) {
        var headers = new RecordHeaders()
                .add(EventHeaders.STAGE, Step.INDEX.tag().getBytes(StandardCharsets.UTF_8))
                .add(EventHeaders.CAUSE, cause.getBytes(StandardCharsets.UTF_8));
        return message.nack(
                reason,
                Metadata.of(OutgoingKafkaRecordMetadata.<String>builder()
                        .withHeaders(headers)
                        .build()));
    }

    @SuppressWarnings("unchecked")
    private static ConsumerRecord<String, byte[]> record(Message<byte[]> message) {
        return message.getMetadata(IncomingKafkaRecordMetadata.class)
                .orElseThrow()
                .getRecord();
    }

    private void enter(IndexUpdated event) {
        MDC.put("tenant", event.tenant());
        MDC.put("documentId", event.documentId().toString());
        try {
            recorder.enter(event);
            LOG.infof(
                    "index: %s version %d, %d chunks",
                    event.change(), (Long) event.version(), (Integer) event.chunks());
        } finally {
            MDC.remove("tenant");
            MDC.remove("documentId");
        }
    }

    /** Waits for the database, however long it is away. */
    @ApplicationScoped
    @ApplyGuard(Patience.NAME)
    static class IndexRecorder {

        private final IndexNews news;

        IndexRecorder(IndexNews news) {
            this.news = news;
        }

        void enter(IndexUpdated event) {
            news.enter(event);
        }
    }
}
