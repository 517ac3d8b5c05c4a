package dev.groundwork.embedded.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.embedded.process.Ports;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaServerTest {

    @TempDir
    static Path folder;

    static KafkaServer kafka;

    @BeforeAll
    static void start() {
        kafka = KafkaServer.start(folder, 0);
    }

    @AfterAll
    static void close() {
        kafka.close();
    }

    @Test
    void recordsOutliveAStopAndACrash() throws Exception {
        // Given
        kafka.createTopics(List.of(new Topic("kept", 2, Map.of("retention.ms", "-1"))));
        var address = kafka.bootstrapServers();
        send("kept", "before the stop");
        // When
        kafka.stop();
        assertThat(Ports.accepts(kafka.port())).isFalse();
        kafka.restart();
        send("kept", "before the crash");
        kafka.kill();
        kafka.restart();
        // Then
        assertThat(kafka.bootstrapServers()).isEqualTo(address);
        assertThat(read("kept", 2)).containsExactlyInAnyOrder("before the stop", "before the crash");
    }

    @Test
    void topicsOfAListAreCreatedOnce() {
        // Given
        var topics = Topic.listFrom("/dev/groundwork/embedded/kafka/topics-of-test.json");
        kafka.createTopics(topics);
        // When
        kafka.createTopics(topics);
        // Then
        assertThat(topics).first().isEqualTo(new Topic("first", 3, Map.of("cleanup.policy", "compact")));
        assertThat(kafka.listTopics()).contains("first", "second");
    }

    @Test
    void aBusyPortIsNamed(@TempDir Path other) throws Exception {
        // Given
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            // When, Then
            assertThatThrownBy(() -> KafkaServer.start(other, port))
                    .hasMessageContaining("Kafka")
                    .hasMessageContaining(Integer.toString(port));
        }
    }

    private static void send(String topic, String value) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, value, value)).get();
        }
    }

    private static List<String> read(String topic, int count) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers", kafka.bootstrapServers(), "group.id", "test", "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            var values = new ArrayList<String>();
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(read -> values.add(read.value()));
                return values.size() >= count;
            });
            return values;
        }
    }
}
