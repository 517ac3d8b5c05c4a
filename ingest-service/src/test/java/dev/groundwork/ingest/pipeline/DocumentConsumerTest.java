package dev.groundwork.ingest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.groundwork.contracts.event.EventHeaders;
import dev.groundwork.ingest.event.Delivery;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.junit.jupiter.api.Test;

class DocumentConsumerTest {

    private final Queue<String> endings = new ConcurrentLinkedQueue<>();

    @Test
    void aRetryThatIsNotDueWhenTheServiceEndsIsNeitherAcknowledgedNorRefused() {
        // Given
        var consumer = new DocumentConsumer(new EventHandler(null, null, null), 0);
        consumer.close(new ShutdownEvent());
        // When
        var done = consumer.retryLater(message());
        // Then
        assertThat(done).succeedsWithin(Duration.ofMinutes(1));
        assertThat(endings).isEmpty();
    }

    @Test
    void documentsOfAllTopicsTogetherAreEightAtATime() {
        // Given
        var inWork = new AtomicInteger();
        var end = new CompletableFuture<Void>();
        var handler = new EventHandler(null, null, null) {
            @Override
            void handle(Delivery delivery) {
                inWork.incrementAndGet();
                end.join();
            }
        };
        var consumer = new DocumentConsumer(handler, 0);
        var due = message(0);
        // When
        var threads = Stream.concat(
                        IntStream.range(0, 8)
                                .mapToObj(i -> consumer.queue(message("document " + i, 0)))
                                .map(each -> (Runnable) () -> consumer.consume(each)),
                        Stream.<Runnable>generate(() -> () -> consumer.retrySoon(due))
                                .limit(4))
                .map(Thread::startVirtualThread)
                .toList();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
        // Then
        assertThat(inWork).hasValue(8);
        end.complete(null);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(inWork).hasValue(12));
    }

    @Test
    void manyVersionsOfOneDocumentHoldUpNoOther() throws Exception {
        // Given
        var handled = new ConcurrentLinkedQueue<String>();
        var end = new CompletableFuture<Void>();
        var handler = new EventHandler(null, null, null) {
            @Override
            void handle(Delivery delivery) {
                handled.add(delivery.key());
                if (delivery.key().equals("slow")) {
                    end.join();
                }
            }
        };
        var consumer = new DocumentConsumer(handler, 0);
        var slow = Stream.generate(() -> consumer.queue(message("slow", 0)))
                .limit(20)
                .toList();
        var other = consumer.queue(message("other", 0));
        // When
        var threads = slow.stream()
                .map(each -> Thread.startVirtualThread(() -> consumer.consume(each)))
                .toList();
        consumer.consume(other).toCompletableFuture().get();
        // Then
        await().atMost(Duration.ofMinutes(1)).until(() -> handled.contains("slow"));
        assertThat(handled).containsExactlyInAnyOrder("slow", "other");
        end.complete(null);
        for (var thread : threads) {
            thread.join();
        }
        assertThat(handled).hasSize(21);
    }

    @Test
    void anErrorEndsItsDocumentAndNotTheChannel() {
        // Given
        var handler = new EventHandler(null, null, null) {
            @Override
            void handle(Delivery delivery) {
                throw new StackOverflowError();
            }
        };
        var consumer = new DocumentConsumer(handler, 0);
        // When
        var done = consumer.consume(consumer.queue(message()));
        // Then
        assertThat(done).succeedsWithin(Duration.ofMinutes(1));
        assertThat(endings).containsExactly("refused");
    }

    private Message<byte[]> message() {
        return message(System.currentTimeMillis());
    }

    private Message<byte[]> message(long timestamp) {
        return message("key", timestamp);
    }

    private Message<byte[]> message(String key, long timestamp) {
        var record = new ConsumerRecord<>(
                "document-received-retry-60000",
                0,
                1,
                timestamp,
                TimestampType.CREATE_TIME,
                3,
                1,
                key,
                new byte[] {'x'},
                new RecordHeaders()
                        .add(EventHeaders.VERSION, new byte[] {'1'})
                        .add(EventHeaders.ATTEMPT, new byte[] {'1'}),
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
