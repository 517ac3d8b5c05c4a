package dev.groundwork.ingest.reconcile;

import dev.groundwork.contracts.event.EventHeaders;
import dev.groundwork.contracts.event.Topics;
import dev.groundwork.contracts.event.Versions;
import dev.groundwork.ingest.event.Delivery;
import dev.groundwork.ingest.failure.Dependency;
import dev.groundwork.ingest.failure.UnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Finds the event a version came with where it stands for ever: at the offset that is the version. */
@ApplicationScoped
class OriginalEvents {

    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Map<String, Object> config;
    private final int logEpoch;

    OriginalEvents(
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers,
            @ConfigProperty(name = "groundwork.log-epoch", defaultValue = "0") int logEpoch) {
        this.config = Map.of(
                "bootstrap.servers",
                servers,
                "max.poll.records",
                1,
                "auto.offset.reset",
                "none",
                "default.api.timeout.ms",
                (int) LONGEST.toMillis());
        this.logEpoch = logEpoch;
    }

    /**
     * Empty when the record is not there any more, or the topic is not the one it stood in.
     *
     * @throws UnavailableException when the broker does not answer
     */
    Optional<Delivery> find(UUID documentId, long version) {
        var offset = version - Versions.version(logEpoch, 0);
        if (offset < 0) {
            return Optional.empty();
        }
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            // Upstream systems have partitioners of their own: it can stand in any.
            return consumer.partitionsFor(Topics.DOCUMENT_RECEIVED).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .flatMap(partition -> at(consumer, partition, offset).stream())
                    .filter(record -> documentId.toString().equals(record.key()))
                    .filter(record -> record.headers().lastHeader(EventHeaders.VERSION) == null)
                    .findFirst()
                    .map(record -> Delivery.original(record, logEpoch));
        } catch (KafkaException e) {
            throw new UnavailableException(Dependency.KAFKA, e);
        }
    }

    private static Optional<ConsumerRecord<String, byte[]>> at(
            KafkaConsumer<String, byte[]> consumer, TopicPartition partition, long offset) {
        var one = List.of(partition);
        if (offset < consumer.beginningOffsets(one).get(partition)
                || offset >= consumer.endOffsets(one).get(partition)) {
            return Optional.empty();
        }
        consumer.assign(one);
        consumer.seek(partition, offset);
        return consumer.poll(LONGEST).records(partition).stream()
                .filter(record -> record.offset() == offset)
                .findFirst();
    }
}
