package dev.groundwork.ingest.embed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.ingest.ServiceTest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The cache before an embedder, on its real table. */
@ServiceTest
class CachedEmbedderTest {

    private static final Consumer<String> NOT_WAITING = what -> {
        throw new AssertionError("waited for " + what);
    };

    @Inject
    VectorStore store;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Counting embedder = new Counting("m", 3);
    private final String run = UUID.randomUUID().toString();

    @Test
    void aTextIsEmbeddedOnceHoweverOftenItComes() {
        // Given
        var texts = IntStream.range(0, 200).mapToObj(i -> run + i).toList();
        var first = cached(embedder).embed(texts, NOT_WAITING);
        // When
        var second = cached(embedder).embed(texts, NOT_WAITING);
        // Then
        assertThat(second).usingRecursiveComparison().isEqualTo(first);
        assertThat(first.get(137)).containsExactly(embedder.vector(texts.get(137)));
        assertThat(embedder.seen).hasSize(200).doesNotHaveDuplicates();
        assertThat(count("hit")).isEqualTo(200);
        assertThat(count("miss")).isEqualTo(200);
    }

    @Test
    void whatIsNewAmongTheKnownIsEmbeddedInItsPlace() {
        // Given
        cached(embedder).embed(List.of(run + "b"), NOT_WAITING);
        // When
        var vectors = cached(embedder).embed(List.of(run + "a", run + "b", run + "a", run + "c"), NOT_WAITING);
        // Then
        assertThat(vectors)
                .extracting(vector -> vector[0])
                .containsExactly(
                        embedder.vector(run + "a")[0],
                        embedder.vector(run + "b")[0],
                        embedder.vector(run + "a")[0],
                        embedder.vector(run + "c")[0]);
        assertThat(embedder.seen).containsExactlyInAnyOrder(run + "b", run + "a", run + "c");
    }

    @Test
    void anotherModelHasVectorsOfItsOwn() {
        // Given
        cached(embedder).embed(List.of(run), NOT_WAITING);
        var other = new Counting("n", 3);
        var longer = new Counting("m", 4);
        // When
        cached(other).embed(List.of(run), NOT_WAITING);
        var vector = cached(longer).embed(List.of(run), NOT_WAITING).getFirst();
        // Then
        assertThat(other.seen).containsExactly(run);
        assertThat(vector).hasSize(4);
    }

    @Test
    void beyondItsBoundTheCacheForgetsWhatWasNotUsedForLongest() {
        // Given
        store.evict(0, Integer.MAX_VALUE);
        for (var text : List.of("old", "middle", "new")) {
            store.put(new TreeMap<>(Map.of(VectorKey.of("m", run + text), new float[] {1})));
        }
        // When
        var evicted = store.evict(2, 10);
        // Then
        assertThat(evicted).isEqualTo(1);
        assertThat(store.find(List.of(VectorKey.of("m", run + "old"), VectorKey.of("m", run + "middle"))))
                .containsOnlyKeys(VectorKey.of("m", run + "middle"));
    }

    private CachedEmbedder cached(Embedder behind) {
        return new CachedEmbedder(behind, 64, store, metrics);
    }

    private double count(String result) {
        return metrics.counter("groundwork.embedding.cache", "result", result).count();
    }

    /** Vectors that follow from the text, and a list of what was embedded. */
    private record Counting(String model, int dimensions, List<String> seen) implements Embedder {

        private Counting(String model, int dimensions) {
            this(model, dimensions, Collections.synchronizedList(new ArrayList<>()));
        }

        @Override
        public List<float[]> embed(List<String> texts, Consumer<String> waits) {
            seen.addAll(texts);
            return texts.stream().map(this::vector).toList();
        }

        private float[] vector(String text) {
            var vector = new float[dimensions];
            for (var i = 0; i < dimensions; i++) {
                vector[i] = (float) Math.sin(text.hashCode() + i);
            }
            return vector;
        }
    }
}
