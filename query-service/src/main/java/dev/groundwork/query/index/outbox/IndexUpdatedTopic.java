package dev.groundwork.query.index.outbox;

import dev.groundwork.contracts.event.EventHeaders;
import dev.groundwork.contracts.event.EventJson;
import dev.groundwork.contracts.event.IndexUpdated;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Sends announcements to Kafka, each in the trace that made the news. */
@ApplicationScoped
class IndexUpdatedTopic {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final MutinyEmitter<byte[]> emitter;

    IndexUpdatedTopic(
            @Channel(Topics.INDEX_UPDATED) @OnOverflow(OnOverflow.Strategy.BUFFER) MutinyEmitter<byte[]> emitter) {
        this.emitter = emitter;
    }

    /** Returns once the broker has acknowledged all of them. */
    void send(List<Announcement> announcements, Instant now) {
        var sent = new ArrayList<Uni<Void>>();
        for (var announcement : announcements) {
            announcement.event(now).ifPresent(event -> sent.add(emitter.sendMessage(message(event, announcement))));
        }
        if (!sent.isEmpty()) {
            // Not sooner, even when one fails: the caller's lock must be held until every send is decided.
            Uni.join().all(sent).andCollectFailures().await().atMost(LONGEST);
        }
    }

    private static Message<byte[]> message(IndexUpdated event, Announcement announcement) {
        var headers = new RecordHeaders();
        EventHeaders.of(Topics.INDEX_UPDATED, "query-service", event.occurredAt())
                .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return Message.of(EventJson.write(event))
                .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                        .withKey(event.documentId().toString())
                        .withHeaders(headers)
                        .build())
                .addMetadata(TracingMetadata.withCurrent(traceOf(announcement)));
    }

    private static Context traceOf(Announcement announcement) {
        return W3CTraceContextPropagator.getInstance().extract(Context.root(), announcement, new TextMapGetter<>() {
            @Override
            public Iterable<String> keys(Announcement carrier) {
                return Set.of("traceparent");
            }

            @Override
            public String get(Announcement carrier, String key) {
                return key.equals("traceparent") ? carrier.traceparent() : null;
            }
        });
    }
}
