package dev.groundwork.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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
        assertThatItSurvives(golden(topic), EVENTS.get(topic));
    }

    @Test
    void aMemberNamesItsParentAndTheVersionThatHoldsIt() throws Exception {
        // Given
        var golden = golden("document-received-member");
        // When
        var member = EventJson.read(golden, DocumentReceived.class);
        // Then
        assertThat(member.parentId()).isEqualTo(UUID.fromString("5f0a2c1e-7a44-5b1c-9f5e-3c0d8f6b2a11"));
        assertThat(member.parentVersion()).isEqualTo(42);
        assertThatItSurvives(golden, DocumentReceived.class);
    }

    @Test
    void anEventWithoutAParentIsARoot() throws Exception {
        var root = EventJson.read(golden(Topics.DOCUMENT_RECEIVED), DocumentReceived.class);

        assertThat(root.parentId()).isNull();
        assertThat(root.parentVersion()).isNull();
    }

    @Test
    void aDocumentThatHasContentAgainSaysUpToWhichVersionItWasDeleted() throws Exception {
        // Given
        var golden = golden("access-changed-revived");
        // When
        var revived = EventJson.read(golden, AccessChanged.class);
        // Then
        assertThat(revived.deleted()).isFalse();
        assertThat(revived.deletedUpTo()).isEqualTo(40);
        assertThatItSurvives(golden, AccessChanged.class);
    }

    @Test
    void accessOfEarlierReleasesSaysNothingOfDeletionsBefore() throws Exception {
        assertThat(EventJson.read(golden(Topics.ACCESS_CHANGED), AccessChanged.class)
                        .deletedUpTo())
                .isNull();
    }

    @Test
    void chunksOfEarlierReleasesDoNotSayHowTheirVersionIsCut() throws Exception {
        // Given
        var golden = new String(golden(Topics.CHUNKS_EMBEDDED), StandardCharsets.UTF_8)
                .replaceFirst("\"cut\": .*,", "")
                .getBytes(StandardCharsets.UTF_8);
        // When
        var batch = EventJson.read(golden, ChunksEmbedded.class);
        // Then
        assertThat(batch.cut()).isNull();
        assertThatItSurvives(golden, ChunksEmbedded.class);
    }

    private static void assertThatItSurvives(byte[] golden, Class<?> type) throws Exception {
        var mapper = new ObjectMapper();
        assertThat(mapper.readTree(EventJson.write(EventJson.read(golden, type))))
                .isEqualTo(mapper.readTree(golden));
    }

    static byte[] golden(String topic) throws IOException {
        try (var file = GoldenJsonTest.class.getResourceAsStream("/golden/" + topic + ".json")) {
            return file.readAllBytes();
        }
    }
}
