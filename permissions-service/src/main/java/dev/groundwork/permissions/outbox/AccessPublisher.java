package dev.groundwork.permissions.outbox;

import dev.groundwork.contracts.event.AccessChanged;
import dev.groundwork.contracts.event.EventHeaders;
import dev.groundwork.contracts.event.EventJson;
import dev.groundwork.contracts.event.Topics;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.TracingMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** Sends {@code access-changed}. */
@ApplicationScoped
class AccessPublisher {

    private static final String SERVICE = "permissions-service";

    /** Beyond the producer's own limits: the relay waits for this with its transaction and lock open, so it must end even when they do not hold. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final MutinyEmitter<byte[]> emitter;

    AccessPublisher(@Channel(Topics.ACCESS_CHANGED) MutinyEmitter<byte[]> emitter) {
        this.emitter = emitter;
    }

    /** Completes when every replica in sync has the record, or fails; after 15 seconds at the latest. */
    CompletableFuture<Void> publish(AccessChanged event, Context trace) {
        var record = OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(event.documentId().toString())
                .withHeaders(headers())
                .build();
        return within(
                PATIENCE,
                emitter.sendMessage(
                        Message.of(EventJson.write(event), Metadata.of(record, TracingMetadata.withCurrent(trace)))));
    }

    static CompletableFuture<Void> within(Duration patience, Uni<Void> sent) {
        return sent.subscribeAsCompletionStage().orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static RecordHeaders headers() {
        var headers = new RecordHeaders();
        EventHeaders.of(Topics.ACCESS_CHANGED, SERVICE, Instant.now())
                .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return headers;
    }
}
