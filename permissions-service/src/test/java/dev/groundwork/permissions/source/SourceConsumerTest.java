package dev.groundwork.permissions.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.groundwork.contracts.event.DocumentReceived;
import dev.groundwork.contracts.event.DocumentReceived.Operation;
import dev.groundwork.contracts.event.EventJson;
import dev.groundwork.contracts.event.Source;
import dev.groundwork.contracts.event.Topics;
import dev.groundwork.permissions.kafka.DeadLetters;
import dev.groundwork.permissions.source.StatementLog.Taken;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.junit.jupiter.api.Test;

class SourceConsumerTest {

    private static final String TOPIC = Topics.DOCUMENT_RECEIVED;

    private final AtomicLong offset = new AtomicLong();
    private final Queue<Long> taken = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> refused = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    @Test
    void theStatementsOfADocumentAreTakenInTheirOrderWhicheverThreadBeginsFirst() throws Exception {
        // Given
        var consumer = consumer(said -> taken.add(said.version()) ? Taken.APPLIED : Taken.STALE);
        var first = consumer.queue(message("1"));
        var second = consumer.queue(message("1"));
        // When
        var late = begun(() -> consumer.consume(second));
        consumer.consume(first);
        late.join();
        // Then
        assertThat(taken).containsExactly(0L, 1L);
    }

    @Test
    void eightAreTakenAtATime() {
        // Given
        var consumer = consumer(said -> {
            taken.add(said.version());
            end.join();
            return Taken.APPLIED;
        });
        // When
        var threads = IntStream.range(0, 10)
                .mapToObj(i -> consumer.queue(message("document " + i)))
                .map(each -> begun(() -> consumer.consume(each)))
                .toList();
        // Then
        assertThat(taken).hasSize(8);
        end.complete(null);
        assertThat(threads).allSatisfy(Thread::join);
        assertThat(taken).hasSize(10);
    }

    @Test
    void anErrorIsADeadLetterAndNotTheEndOfTheChannel() {
        // Given
        var consumer = consumer(said -> {
            throw new StackOverflowError();
        });
        // When
        var done = consumer.consume(consumer.queue(message("1")));
        // Then
        assertThat(done).succeedsWithin(Duration.ofMinutes(1));
        assertThat(refused).singleElement().isInstanceOf(StackOverflowError.class);
    }

    private static SourceConsumer consumer(StatementLog statements) {
        return new SourceConsumer(statements, new DeadLetters(new SimpleMeterRegistry()), 0);
    }

    private Message<byte[]> message(String externalId) {
        var source = new Source("wiki", externalId);
        var event = new DocumentReceived("default", source, Operation.DELETE, null, null, null, Instant.EPOCH);
        return message(event.documentId().toString(), event);
    }

    private Message<byte[]> message(String key, Object event) {
        var record = new ConsumerRecord<>(TOPIC, 0, offset.getAndIncrement(), key, EventJson.write(event));
        return Message.of(
                record.value(),
                Metadata.of(new IncomingKafkaRecordMetadata<>(record, TOPIC)),
                () -> CompletableFuture.completedFuture(null),
                reason -> {
                    refused.add(reason);
                    return CompletableFuture.completedFuture(null);
                });
    }

    /** Begins a thread that waits, or has ended, when this returns. */
    private static Thread begun(Runnable work) {
        var thread = Thread.startVirtualThread(work);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> EnumSet.of(Thread.State.WAITING, Thread.State.TERMINATED)
                        .contains(thread.getState()));
        return thread;
    }
}
