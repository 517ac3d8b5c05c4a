package dev.groundwork.ingest.pipeline;

import dev.groundwork.contracts.event.Places;
import dev.groundwork.contracts.event.Turns;
import dev.groundwork.ingest.event.Delivery;
import dev.groundwork.ingest.event.Traces;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

/** Takes events from their topic and from its retries; a record is acknowledged when its effects are there, and not before. */
@ApplicationScoped
public class DocumentConsumer {

    /** Of all topics together: the connector's own bound is for each. */
    private static final int AT_A_TIME = 8;

    private static final String IN_TURN = "documents-in-turn";

    private final Places places = new Places(AT_A_TIME);
    private final Turns turns = new Turns(places);
    private final EventHandler handler;
    private final int logEpoch;
    private final CountDownLatch closing = new CountDownLatch(1);

    DocumentConsumer(
            EventHandler handler, @ConfigProperty(name = "groundwork.log-epoch", defaultValue = "0") int logEpoch) {
        this.handler = handler;
        this.logEpoch = logEpoch;
    }

    /** Runs where the records arrive one by one, still in the order of the topic. */
    @Incoming("document-received")
    @Outgoing(IN_TURN)
    public Message<byte[]> queue(Message<byte[]> message) {
        return message.addMetadata(turns.next(record(message).key()));
    }

    @Incoming(IN_TURN)
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    @RunOnVirtualThread
    public CompletionStage<Void> consume(Message<byte[]> message) {
        var record = record(message);
        return message.getMetadata(Turns.Turn.class)
                .orElseThrow()
                .run(() -> handle(message, record, () -> Delivery.original(record, logEpoch)));
    }

    @Incoming("document-received-retry-soon")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    @RunOnVirtualThread
    public CompletionStage<Void> retrySoon(Message<byte[]> message) {
        return retry(message, Duration.ofSeconds(5));
    }

    @Incoming("document-received-retry-later")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    @RunOnVirtualThread
    public CompletionStage<Void> retryLater(Message<byte[]> message) {
        return retry(message, Duration.ofSeconds(60));
    }

    void close(@Observes ShutdownEvent event) {
        closing.countDown();
    }

    /** What is not due when the service ends is neither acknowledged nor refused, so it comes again. */
    private CompletionStage<Void> retry(Message<byte[]> message, Duration delay) {
        ConsumerRecord<String, byte[]> record = record(message);
        if (!isDue(record, delay)) {
            return CompletableFuture.completedFuture(null);
        }
        return places.take(() -> handle(message, record, () -> Delivery.retried(record)));
    }

    private CompletionStage<Void> handle(
            Message<byte[]> message, ConsumerRecord<String, byte[]> record, Supplier<Delivery> delivery) {
        try {
            Traces.within(record, () -> handler.handle(delivery.get()));
        } catch (RuntimeException | Error e) {
            // Also what no program is meant to catch: thrown on, it would end the channel for all documents.
            return message.nack(e);
        }
        return message.ack();
    }

    /** Waits until the record is due; false when the service ends before. The records of one topic fall due in their order. */
    private boolean isDue(ConsumerRecord<String, byte[]> record, Duration delay) {
        var due = Instant.ofEpochMilli(record.timestamp()).plus(delay);
        try {
            return !closing.await(Duration.between(Instant.now(), due).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @SuppressWarnings("unchecked")
    private static ConsumerRecord<String, byte[]> record(Message<byte[]> message) {
        return message.getMetadata(IncomingKafkaRecordMetadata.class)
                .orElseThrow()
                .getRecord();
    }
}
