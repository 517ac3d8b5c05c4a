package dev.groundwork.ingest.reconcile;

import dev.groundwork.contracts.event.EventHeaders;
import dev.groundwork.contracts.event.Topics;
import dev.groundwork.contracts.event.Versions;
import dev.groundwork.ingest.event.Delivery;
import dev.groundwork.ingest.failure.Dependency;
import dev.groundwork.ingest.failure.UnavailableException;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
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
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            @ConfigProperty(name = "mp.messaging.incoming.document-received.group.id") String group,
            @ConfigProperty(name = "groundwork.log-epoch", defaultValue = "0") int logEpoch) {
        this.config = new HashMap<>(broker);
        config.putAll(Map.of(
                "max.poll.records",
                1,
                "auto.offset.reset",
                "none",
                "enable.auto.commit",
                false,
                // Only asked for what it has committed.
                "group.id",
                group,
                "default.api.timeout.ms",
                (int) LONGEST.toMillis()));
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
            var partitions = consumer.partitionsFor(Topics.DOCUMENT_RECEIVED).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .collect(Collectors.toSet());
            var begins = consumer.beginningOffsets(partitions);
            var ends = consumer.endOffsets(partitions);
            return partitions.stream()
                    .filter(partition -> offset >= begins.get(partition) && offset < ends.get(partition))
                    .flatMap(partition -> at(consumer, partition, offset).stream())
                    .filter(record -> documentId.toString().equals(record.key()))
                    .filter(record -> record.headers().lastHeader(EventHeaders.VERSION) == null)
                    .findFirst()
                    .map(record -> Delivery.original(record, logEpoch));
        } catch (KafkaException e) {
            throw new UnavailableException(Dependency.KAFKA, e);
        }
    }

    /**
     * Whether this service is done with the record: if not it waits in its topic, or is worked on.
     *
     * @throws UnavailableException when the broker does not answer
     */
    boolean isPassed(Delivery original) {
        var partition = new TopicPartition(Topics.DOCUMENT_RECEIVED, original.partition());
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            var committed = consumer.committed(Set.of(partition)).get(partition);
            return committed != null && committed.offset() > original.version() - Versions.version(logEpoch, 0);
        } catch (KafkaException e) {
            throw new UnavailableException(Dependency.KAFKA, e);
        }
    }

    /**
     * Empty when there is no such record any more.
     *
     * @throws UnavailableException when nothing came in time, which says nothing of the record
     */
    static Optional<ConsumerRecord<String, byte[]>> at(
            Consumer<String, byte[]> consumer, TopicPartition partition, long offset) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, offset);
        var records = consumer.poll(LONGEST).records(partition);
        // Marks of transactions are no records, and are passed over without any.
        if (records.isEmpty() && consumer.position(partition, LONGEST) <= offset) {
            throw new UnavailableException(Dependency.KAFKA, new TimeoutException("no record came"));
        }
        return records.stream().filter(record -> record.offset() == offset).findFirst();
    }
}
