package dev.groundwork.ingest.pipeline;

import dev.groundwork.ingest.event.Delivery;
import dev.groundwork.ingest.event.Traces;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes events from their topic and from its retries; a record is acknowledged when its effects are there, and not before. */
@ApplicationScoped
public class DocumentConsumer {

    private final EventHandler handler;
    private final int logEpoch;

    DocumentConsumer(
            EventHandler handler, @ConfigProperty(name = "groundwork.log-epoch", defaultValue = "0") int logEpoch) {
        this.handler = handler;
        this.logEpoch = logEpoch;
    }

    @Incoming("document-received")
    @RunOnVirtualThread
    public void consume(ConsumerRecord<String, byte[]> record) {
        handle(record);
    }

    @Incoming("document-received-retry-soon")
    @RunOnVirtualThread
    public void retrySoon(ConsumerRecord<String, byte[]> record) throws InterruptedException {
        retry(record, Duration.ofSeconds(5));
    }

    @Incoming("document-received-retry-later")
    @RunOnVirtualThread
    public void retryLater(ConsumerRecord<String, byte[]> record) throws InterruptedException {
        retry(record, Duration.ofSeconds(60));
    }

    /** The records of one retry topic fall due in their order, so waiting for the first delays no other. */
    private void retry(ConsumerRecord<String, byte[]> record, Duration delay) throws InterruptedException {
        var due = Instant.ofEpochMilli(record.timestamp()).plus(delay);
        var wait = Duration.between(Instant.now(), due);
        if (wait.isPositive()) {
            Thread.sleep(wait);
        }
        handle(record);
    }

    private void handle(ConsumerRecord<String, byte[]> record) {
        Traces.within(record, () -> handler.handle(Delivery.of(record, logEpoch)));
    }
}
