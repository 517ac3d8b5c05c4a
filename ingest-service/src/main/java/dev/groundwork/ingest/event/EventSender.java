package dev.groundwork.ingest.event;

import dev.groundwork.ingest.failure.Dependency;
import dev.groundwork.ingest.failure.UnavailableException;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.OutgoingMessageMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Sends records and waits until the broker has them on all replicas. */
@ApplicationScoped
public class EventSender {

    /** Longer than the producer's own delivery timeout, so that normally that one speaks. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(12);

    /** As the connector says it. */
    private static final int OF_KEY = -1;

    private final MutinyEmitter<byte[]> events;

    EventSender(@Channel("events") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> events) {
        this.events = events;
    }

    /**
     * @param key the documentId: all records of a document go to one partition
     * @return the offset of the record in its partition
     * @throws UnavailableException when the broker does not confirm in time; the record may still arrive, so a resend must be harmless
     */
    public long send(String topic, String key, byte[] value, Map<String, String> headers) {
        return send(topic, null, key, value, headers);
    }

    /**
     * @param partition null for that of the key
     * @param key the documentId
     * @return the offset of the record in its partition
     * @throws UnavailableException when the broker does not confirm in time; the record may still arrive, so a resend must be harmless
     */
    public long send(String topic, Integer partition, String key, byte[] value, Map<String, String> headers) {
        var kafkaHeaders = new RecordHeaders();
        headers.forEach((name, text) -> kafkaHeaders.add(name, text.getBytes(StandardCharsets.UTF_8)));
        var confirmation = new OutgoingMessageMetadata<RecordMetadata>();
        var record = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(topic)
                .withPartition(partition == null ? OF_KEY : partition)
                .withKey(key)
                .withHeaders(kafkaHeaders)
                .build();
        try {
            events.sendMessage(Message.of(value, Metadata.of(record, confirmation)))
                    .await()
                    .atMost(LONGEST_WAIT);
        } catch (RecordTooLargeException e) {
            throw e;
        } catch (RuntimeException e) {
            // The client, the connector and the wait each have exceptions of their own for a broker that is away.
            throw new UnavailableException(Dependency.KAFKA, e);
        }
        return confirmation.getResult().offset();
    }
}
