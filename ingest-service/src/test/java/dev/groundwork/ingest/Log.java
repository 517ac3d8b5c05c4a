package dev.groundwork.ingest;

import static org.awaitility.Awaitility.await;

import dev.groundwork.contracts.event.EventJson;
import dev.groundwork.contracts.event.NoEventException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The event log as the other services see it. */
final class Log {

    private final String servers;

    Log(String servers) {
        this.servers = servers;
    }

    /** Returns the offset of the record. */
    long send(String topic, String key, byte[] value, Map<String, String> headers) {
        return send(topic, key, value, headers, Instant.now());
    }

    long send(String topic, String key, byte[] value, Map<String, String> headers, Instant at) {
        Map<String, Object> config = Map.of("bootstrap.servers", servers, "acks", "all", "max.request.size", 4_000_000);
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            var record = new ProducerRecord<>(topic, null, at.toEpochMilli(), key, value);
            headers.forEach((name, text) ->
                    record.headers().add(name, text == null ? null : text.getBytes(StandardCharsets.UTF_8)));
            return producer.send(record).get().offset();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends what is larger than the topic allows, but for its compression. */
    void sendCompressed(String topic, String key, byte[] value) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers", servers, "acks", "all", "compression.type", "lz4", "max.request.size", 33_554_432);
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    long send(String topic, UUID documentId, Object event) {
        return send(topic, documentId.toString(), EventJson.write(event), Map.of());
    }

    /** All records of a document on a topic, from the start. */
    List<ConsumerRecord<String, byte[]>> records(String topic, String key) {
        // Its end would wait for a fetch of what is not there.
        Map<String, Object> config = Map.of("bootstrap.servers", servers, "fetch.max.wait.ms", 0);
        var found = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    if (key.equals(record.key())) {
                        found.add(record);
                    }
                });
            }
        }
        return found;
    }

    /** Waits until there are so many records of the document. */
    List<ConsumerRecord<String, byte[]>> awaitRecords(String topic, String key, int count) {
        return await().atMost(Duration.ofMinutes(1)).until(() -> records(topic, key), found -> found.size() >= count);
    }

    static <T> T event(ConsumerRecord<String, byte[]> record, Class<T> type) {
        try {
            return EventJson.read(record.value(), type);
        } catch (NoEventException e) {
            throw new AssertionError(e);
        }
    }

    static String header(ConsumerRecord<String, byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
