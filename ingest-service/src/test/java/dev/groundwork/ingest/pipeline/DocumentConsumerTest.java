package dev.groundwork.ingest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.junit.jupiter.api.Test;

class DocumentConsumerTest {

    private final List<String> endings = new ArrayList<>();

    @Test
    void aRetryThatIsNotDueWhenTheServiceEndsIsNeitherAcknowledgedNorRefused() {
        // Given
        var consumer = new DocumentConsumer(new EventHandler(null, null, null), 0);
        consumer.close(new ShutdownEvent());
        // When
        var done = consumer.retryLater(message());
        // Then
        assertThat(done).succeedsWithin(Duration.ofSeconds(1));
        assertThat(endings).isEmpty();
    }

    private Message<byte[]> message() {
        var record = new ConsumerRecord<>(
                "document-received-retry-60000",
                0,
                1,
                System.currentTimeMillis(),
                TimestampType.CREATE_TIME,
                3,
                1,
                "key",
                new byte[] {'x'},
                new RecordHeaders(),
                Optional.empty());
        return Message.of(
                record.value(),
                Metadata.of(new IncomingKafkaRecordMetadata<>(record, "document-received-retry-later")),
                () -> ended("acknowledged"),
                failure -> ended("refused"));
    }

    private CompletableFuture<Void> ended(String ending) {
        endings.add(ending);
        return CompletableFuture.completedFuture(null);
    }
}
