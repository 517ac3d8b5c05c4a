package dev.groundwork.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void everyTopicHasDeadLettersOfTheSamePartitions() throws Exception {
        var partitions = partitions();

        assertThat(partitions).containsKeys(GoldenJsonTest.EVENTS.keySet().toArray(String[]::new));
        GoldenJsonTest.EVENTS
                .keySet()
                .forEach(topic ->
                        assertThat(partitions).containsEntry(Topics.deadLettersOf(topic), partitions.get(topic)));
    }

    private static Map<String, Integer> partitions() throws Exception {
        var partitions = new HashMap<String, Integer>();
        try (var file = TopicsTest.class.getResourceAsStream("/dev/groundwork/contracts/topics.json")) {
            new ObjectMapper()
                    .readTree(file)
                    .forEach(topic -> partitions.put(
                            topic.get("name").asText(), topic.get("partitions").asInt()));
        }
        return partitions;
    }
}
