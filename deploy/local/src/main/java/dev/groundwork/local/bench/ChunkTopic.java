package dev.groundwork.local.bench;

import dev.groundwork.contracts.event.ChunksEmbedded;
import dev.groundwork.contracts.event.EventJson;
import dev.groundwork.contracts.event.NoEventException;
import dev.groundwork.contracts.event.Topics;
import dev.groundwork.local.suite.Server;
import dev.groundwork.local.suite.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads back what ingest-service has embedded. */
final class ChunkTopic {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, Object> config;

    ChunkTopic(Settings settings) {
        this.config = Map.of("bootstrap.servers", "127.0.0.1:" + settings.port(Server.KAFKA));
    }

    /** The passages of some documents. */
    List<Passage> passages(Set<UUID> documents) {
        var passages = new ArrayList<Passage>();
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(Topics.CHUNKS_EMBEDDED).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(POLL).forEach(record -> {
                    if (documents.contains(UUID.fromString(record.key()))) {
                        passages.addAll(passages(record.value()));
                    }
                });
            }
        }
        return passages;
    }

    private static List<Passage> passages(byte[] event) {
        try {
            var chunks = EventJson.read(event, ChunksEmbedded.class);
            return chunks.chunks().stream()
                    .map(chunk -> new Passage(chunks.title(), chunk.headings(), chunk.text()))
                    .toList();
        } catch (NoEventException e) {
            throw new IllegalStateException("ingest-service wrote no event", e);
        }
    }
}
