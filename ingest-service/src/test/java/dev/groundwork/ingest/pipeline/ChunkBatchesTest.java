package dev.groundwork.ingest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.contracts.event.Chunk;
import dev.groundwork.contracts.event.ChunksEmbedded;
import dev.groundwork.contracts.event.Content;
import dev.groundwork.contracts.event.DocumentReceived;
import dev.groundwork.contracts.event.EventJson;
import dev.groundwork.contracts.event.Source;
import dev.groundwork.ingest.chunk.Passage;
import dev.groundwork.ingest.text.Document;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChunkBatchesTest {

    private static final DocumentReceived EVENT = new DocumentReceived(
            "default",
            new Source("wiki", "1"),
            DocumentReceived.Operation.UPSERT,
            null,
            new Content("data:,x", null, null, null),
            null,
            Instant.EPOCH);

    @Test
    void everyBatchIsUnderAMegabyteAndTheChunksStayInOrder() {
        // Given
        var passages = IntStream.range(0, 700)
                .mapToObj(i -> new Passage(i, "ü".repeat(500), List.of("heading"), 1, ""))
                .toList();
        var vectors = IntStream.range(0, 700).mapToObj(i -> vector()).toList();
        // When
        var batches =
                ChunkBatches.of(EVENT, 7, new Document("T", "text/plain", "en", List.of()), "m", passages, vectors);
        // Then
        assertThat(batches).hasSizeGreaterThan(2).allSatisfy(batch -> {
            assertThat(EventJson.write(batch)).hasSizeLessThan(1_000_000);
            assertThat(batch.batches()).isEqualTo(batches.size());
        });
        assertThat(batches.stream().flatMap(batch -> batch.chunks().stream()).map(Chunk::ordinal))
                .containsExactlyElementsOf(IntStream.range(0, 700).boxed().toList());
    }

    @Test
    void aChunkLargerThanTheLimitIsABatchOfItsOwn() {
        var chunks =
                List.of(new Chunk(0, "a".repeat(50), null, null, vector()), new Chunk(1, "b", null, null, vector()));
        assertThat(ChunkBatches.groups(chunks, 10)).hasSize(2);
    }

    @Test
    void allBatchesOfAVersionSayItsCutWhichIsTheSameWheneverTheSameComes() {
        assertThat(batches("T", 700, "a").stream().map(ChunksEmbedded::cut))
                .hasSizeGreaterThan(1)
                .containsOnly(cut("T", 700, "a"));
    }

    @Test
    void whatHoldsOtherWordsIsAnotherCut() {
        assertThat(List.of(cut("T", 2, "a"), cut("T", 2, "b"), cut("T", 3, "a"), cut("U", 2, "a"), cut(null, 2, "a")))
                .doesNotHaveDuplicates();
    }

    @Test
    void batchesWithOtherBordersAreAnotherCut() {
        // Given
        var chunks = List.of(new Chunk(0, "a", null, null, vector()), new Chunk(1, "b", null, null, vector()));
        var document = new Document("T", "text/plain", "en", List.of());
        // Then
        assertThat(ChunkBatches.cut(document, List.of(chunks)))
                .isNotEqualTo(ChunkBatches.cut(document, List.of(chunks.subList(0, 1), chunks.subList(1, 2))));
    }

    private static String cut(String title, int passages, String text) {
        return batches(title, passages, text).getLast().cut();
    }

    private static List<ChunksEmbedded> batches(String title, int size, String text) {
        var passages = IntStream.range(0, size)
                .mapToObj(i -> new Passage(i, text, List.of("heading"), 1, ""))
                .toList();
        var vectors = IntStream.range(0, size).mapToObj(i -> vector()).toList();
        return ChunkBatches.of(EVENT, 7, new Document(title, "text/plain", "en", List.of()), "m", passages, vectors);
    }

    private static float[] vector() {
        var vector = new float[384];
        for (var i = 0; i < vector.length; i++) {
            vector[i] = (float) Math.sin(i);
        }
        return vector;
    }
}
