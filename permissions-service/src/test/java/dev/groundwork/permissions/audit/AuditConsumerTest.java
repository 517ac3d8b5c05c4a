package dev.groundwork.permissions.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.groundwork.contracts.event.AccessAudited;
import dev.groundwork.contracts.event.EventJson;
import dev.groundwork.permissions.kafka.DeadLetters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.junit.jupiter.api.Test;

class AuditConsumerTest {

    private final Queue<AccessAudited> added = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> refused = new ConcurrentLinkedQueue<>();

    @Test
    void eightAreAddedAtATime() {
        // Given
        var end = new CompletableFuture<Void>();
        var consumer = consumer(entry -> {
            added.add(entry);
            end.join();
        });
        // When
        var threads = Stream.generate(() -> Thread.startVirtualThread(() -> consumer.consume(message())))
                .limit(10)
                .toList();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
        // Then
        assertThat(added).hasSize(8);
        end.complete(null);
        assertThat(threads).allSatisfy(Thread::join);
        assertThat(added).hasSize(10);
    }

    @Test
    void anErrorIsADeadLetterAndNotTheEndOfTheChannel() {
        // Given
        var consumer = consumer(entry -> {
            throw new StackOverflowError();
        });
        // When
        var done = consumer.consume(message());
        // Then
        assertThat(done).succeedsWithin(Duration.ofMinutes(1));
        assertThat(refused).singleElement().isInstanceOf(StackOverflowError.class);
    }

    private static AuditConsumer consumer(Consumer<AccessAudited> effect) {
        var log = new AuditLog(null) {
            @Override
            void add(AccessAudited entry) {
                effect.accept(entry);
            }
        };
        return new AuditConsumer(log, new DeadLetters(new SimpleMeterRegistry()));
    }

    private Message<byte[]> message() {
        var entry = new AccessAudited(
                "default", "alice", new UUID(0, 1), "hash", List.of(), List.of("public"), 0, Instant.EPOCH);
        return Message.of(
                EventJson.write(entry), Metadata.empty(), () -> CompletableFuture.completedFuture(null), reason -> {
                    refused.add(reason);
                    return CompletableFuture.completedFuture(null);
                });
    }
}
