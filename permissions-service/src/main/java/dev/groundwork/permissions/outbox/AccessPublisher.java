package dev.groundwork.permissions.outbox;

import dev.groundwork.contracts.event.AccessChanged;
import dev.groundwork.contracts.event.EventHeaders;
import dev.groundwork.contracts.event.EventJson;
import dev.groundwork.contracts.event.Topics;
import io.opentelemetry.context.Context;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.TracingMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** Sends {@code access-changed}. */
@ApplicationScoped
class AccessPublisher {

    private static final String SERVICE = "permissions-service";

    private final MutinyEmitter<byte[]> emitter;

    AccessPublisher(@Channel(Topics.ACCESS_CHANGED) MutinyEmitter<byte[]> emitter) {
        this.emitter = emitter;
    }

    /** Completes when every replica in sync has the record. */
    CompletableFuture<Void> publish(AccessChanged event, Context trace) {
        var record = OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(event.documentId().toString())
                .withHeaders(headers())
                .build();
        return emitter.sendMessage(
                        Message.of(EventJson.write(event), Metadata.of(record, TracingMetadata.withCurrent(trace))))
                .subscribeAsCompletionStage();
    }

    private static RecordHeaders headers() {
        var headers = new RecordHeaders();
        EventHeaders.of(Topics.ACCESS_CHANGED, SERVICE, Instant.now())
                .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return headers;
    }
}
