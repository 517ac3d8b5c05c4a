package dev.groundwork.ingest.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.groundwork.contracts.event.EventJson;
import dev.groundwork.contracts.event.IndexUpdated;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.junit.jupiter.api.Test;

class IndexConsumerTest {

    @Test
    void fourAreEnteredAtATime() {
        // Given
        var inWork = new AtomicInteger();
        var end = new CompletableFuture<Void>();
        var consumer = new IndexConsumer(new IndexConsumer.IndexRecorder(null) {
            @Override
            void enter(IndexUpdated event) {
                inWork.incrementAndGet();
                end.join();
            }
        });
        // When
        var threads = Stream.generate(() -> Thread.startVirtualThread(() -> consumer.consume(message())))
                .limit(6)
                .toList();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
        // Then
        assertThat(inWork).hasValue(4);
        end.complete(null);
        assertThat(threads).allSatisfy(Thread::join);
        assertThat(inWork).hasValue(6);
    }

    private static Message<byte[]> message() {
        var event = new IndexUpdated("default", new UUID(0, 1), 1, IndexUpdated.Change.INDEXED, 1, Instant.EPOCH);
        var record = new ConsumerRecord<>("index-updated", 0, 0, "key", EventJson.write(event));
        return Message.of(record.value(), Metadata.of(new IncomingKafkaRecordMetadata<>(record, "index-updated")));
    }
}
