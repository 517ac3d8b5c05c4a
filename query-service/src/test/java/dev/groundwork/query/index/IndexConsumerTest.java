package dev.groundwork.query.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.groundwork.contracts.event.Access;
import dev.groundwork.contracts.event.AccessChanged;
import dev.groundwork.contracts.event.ChunksEmbedded;
import dev.groundwork.contracts.event.EventJson;
import dev.groundwork.contracts.event.Source;
import dev.groundwork.contracts.event.Topics;
import dev.groundwork.query.problem.Failures;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.junit.jupiter.api.Test;

class IndexConsumerTest {

    private static final String TOPIC = Topics.CHUNKS_EMBEDDED;

    private final AtomicLong offset = new AtomicLong();
    private final Queue<Integer> written = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> refused = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    @Test
    void theBatchesOfADocumentAreWrittenInTheirOrderWhicheverThreadBeginsFirst() throws Exception {
        // Given
        var consumer = consumer(batch -> written.add(batch.batch()));
        var first = consumer.queue(message("key", batch(0)));
        var second = consumer.queue(message("key", batch(1)));
        // When
        var late = begun(() -> consumer.chunks(second));
        consumer.chunks(first);
        late.join();
        // Then
        assertThat(written).containsExactly(0, 1);
    }

    @Test
    void ofEachTopicFourAreWrittenAtATime() {
        // Given
        var consumer = consumer(batch -> {
            written.add(batch.batch());
            end.join();
        });
        // When
        var threads = IntStream.range(0, 6)
                .mapToObj(i -> consumer.queue(message("key " + i, batch(i))))
                .map(each -> begun(() -> consumer.chunks(each)))
                .toList();
        var access = IntStream.range(0, 6)
                .mapToObj(i -> message("key " + i, access()))
                .map(each -> begun(() -> consumer.access(each)))
                .toList();
        // Then
        assertThat(written).hasSize(8);
        end.complete(null);
        assertThat(List.of(threads, access)).allSatisfy(all -> assertThat(all).allSatisfy(Thread::join));
        assertThat(written).hasSize(12);
    }

    @Test
    void anErrorIsADeadLetterAndNotTheEndOfTheChannel() {
        // Given
        var consumer = consumer(batch -> {
            throw new StackOverflowError();
        });
        // When
        var done = consumer.chunks(consumer.queue(message("key", batch(0))));
        // Then
        assertThat(done).succeedsWithin(Duration.ofMinutes(1));
        assertThat(refused).singleElement().isInstanceOf(StackOverflowError.class);
    }

    private IndexConsumer consumer(Consumer<ChunksEmbedded> effect) {
        var chunkWriter = new ChunkWriter(null, null, null, null, null, null, null, null, null) {
            @Override
            void write(ChunksEmbedded batch) {
                effect.accept(batch);
            }
        };
        var accessWriter = new AccessWriter(null, null, null, null, null, null, null, null) {
            @Override
            void write(AccessChanged event) {
                effect.accept(batch(0));
            }
        };
        return new IndexConsumer(new EventHandler(new Failures(new SimpleMeterRegistry())), chunkWriter, accessWriter);
    }

    private static ChunksEmbedded batch(int number) {
        return new ChunksEmbedded(
                "default",
                new UUID(0, 1),
                1,
                number,
                9,
                null,
                null,
                null,
                null,
                new Source("wiki", "1"),
                "model",
                List.of());
    }

    private static AccessChanged access() {
        return new AccessChanged("default", new UUID(0, 1), 1, 1, false, null, Access.NOBODY);
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
