package dev.groundwork.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON of each event stands in a file: what upstream systems send today must be read tomorrow. */
class GoldenJsonTest {

    static final Map<String, Class<?>> EVENTS = Map.of(
            Topics.DOCUMENT_RECEIVED, DocumentReceived.class,
            Topics.CHUNKS_EMBEDDED, ChunksEmbedded.class,
            Topics.ACCESS_CHANGED, AccessChanged.class,
            Topics.INDEX_UPDATED, IndexUpdated.class,
            Topics.ACCESS_AUDITED, AccessAudited.class);

    static Stream<String> topics() {
        return EVENTS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void theGoldenFileSurvivesReadingAndWriting(String topic) throws Exception {
        // Given
        var golden = golden(topic);
        // When
        var written = EventJson.write(EventJson.read(golden, EVENTS.get(topic)));
        // Then
        var mapper = new ObjectMapper();
        assertThat(mapper.readTree(written)).isEqualTo(mapper.readTree(golden));
    }

    static byte[] golden(String topic) throws IOException {
        try (var file = GoldenJsonTest.class.getResourceAsStream("/golden/" + topic + ".json")) {
            return file.readAllBytes();
        }
    }
}
