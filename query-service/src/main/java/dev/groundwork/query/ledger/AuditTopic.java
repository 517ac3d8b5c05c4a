package dev.groundwork.query.ledger;

import dev.groundwork.contracts.event.EventHeaders;
import dev.groundwork.contracts.event.EventJson;
import dev.groundwork.contracts.event.Topics;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.TracingMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Sends audit events to Kafka, each in the trace of its request. */
@ApplicationScoped
class AuditTopic {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final MutinyEmitter<byte[]> emitter;

    AuditTopic(@Channel(Topics.ACCESS_AUDITED) @OnOverflow(OnOverflow.Strategy.BUFFER) MutinyEmitter<byte[]> emitter) {
        this.emitter = emitter;
    }

    /** Returns once the broker has acknowledged all of them. */
    void send(List<AuditEntry> entries) {
        if (!entries.isEmpty()) {
            var sent = entries.stream()
                    .map(entry -> emitter.sendMessage(message(entry)))
                    .toList();
            // Not sooner, even when one fails: the caller's lock must be held until every send is decided.
            Uni.join().all(sent).andCollectFailures().await().atMost(LONGEST);
        }
    }

    private static Message<byte[]> message(AuditEntry entry) {
        var event = entry.event();
        var headers = new RecordHeaders();
        EventHeaders.of(Topics.ACCESS_AUDITED, "query-service", event.occurredAt())
                .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return Message.of(EventJson.write(event))
                .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                        .withKey(event.userId())
                        .withHeaders(headers)
                        .build())
                .addMetadata(TracingMetadata.withCurrent(traceOf(entry)));
    }

    private static Context traceOf(AuditEntry entry) {
        return W3CTraceContextPropagator.getInstance().extract(Context.root(), entry, new TextMapGetter<>() {
            @Override
            public Iterable<String> keys(AuditEntry carrier) {
                return Set.of("traceparent");
            }

            @Override
            public String get(AuditEntry carrier, String key) {
                return key.equals("traceparent") ? carrier.traceparent() : null;
            }
        });
    }
}
