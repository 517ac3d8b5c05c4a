package dev.groundwork.ingest.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.groundwork.ingest.ServiceTest;
import dev.groundwork.ingest.chunk.ChunkConfig;
import dev.groundwork.ingest.chunk.TokenCounter;
import dev.groundwork.ingest.embed.EmbeddingModels.Embedded;
import dev.groundwork.ingest.embed.FakeEndpoint.Fault;
import dev.groundwork.ingest.failure.PassingException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A remote model at the wire, with all it can do wrong. */
@ServiceTest
class RemoteEmbedderTest {

    private static final TokenCounter WORDS = text -> text.split(" ").length;
    private static final EmbedderPatience BRIEF =
            new EmbedderPatience(Duration.ofMillis(10), Duration.ofMillis(100), Duration.ofMillis(500));

    @Inject
    VectorStore store;

    @Inject
    Instance<BgeSmall> local;

    private final List<String> waits = new CopyOnWriteArrayList<>();

    @Test
    void textsGoInBatchesOfTextsAndTokensAndVectorsComeInOrder() {
        // Given
        var texts = List.of("a", "bb", "ccc", "d d d d", "e e e", "ffffff");
        try (var endpoint = new FakeEndpoint()) {
            // When
            var vectors = embedder(endpoint, Map.of("batch-texts", "2", "batch-tokens", "5", "send-dimensions", "true"))
                    .embed(texts, waits::add);
            // Then
            assertThat(vectors)
                    .usingRecursiveComparison()
                    .isEqualTo(texts.stream().map(FakeEndpoint::vector).toList());
            assertThat(endpoint.requests())
                    .extracting(request -> request.path("input").toString())
                    .containsExactlyInAnyOrder("[\"a\",\"bb\"]", "[\"ccc\",\"d d d d\"]", "[\"e e e\",\"ffffff\"]");
            assertThat(endpoint.requests()).allSatisfy(request -> {
                assertThat(request.path("model").asText()).isEqualTo("some-model");
                assertThat(request.path("dimensions").asInt()).isEqualTo(FakeEndpoint.DIMENSIONS);
            });
            assertThat(waits).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REFUSES")
    void whateverGoesWrongIsWaitedFor(Fault fault) {
        try (var endpoint = new FakeEndpoint(fault)) {
            // When
            var vectors = embedder(endpoint, Map.of("timeout", "500ms")).embed(List.of("ab", "c"), waits::add);
            // Then
            assertThat(vectors.getFirst()).containsExactly(FakeEndpoint.vector("ab"));
            assertThat(endpoint.requests()).hasSize(2);
            assertThat(waits).singleElement().asString().startsWith("the embedder some-model: ");
        }
    }

    @Test
    void whoComesWhileTheModelFailsForAllSaysWhatItWaitsForToo() {
        // Given
        var down = Collections.nCopies(1_000, Fault.DOWN).toArray(Fault[]::new);
        try (var endpoint = new FakeEndpoint(down);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var embedder = embedder(endpoint, Map.of("batch-texts", "1"));
            var first = threads.submit(() -> embedder.embed(List.of("a", "b"), waits::add));
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> endpoint.requests().size() >= 10);
            var late = new CopyOnWriteArrayList<String>();
            // When
            var second = threads.submit(() -> embedder.embed(List.of("c"), late::add));
            // Then
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> late.contains("the embedder some-model: it fails for all"));
            endpoint.recover();
            assertThat(first).succeedsWithin(Duration.ofMinutes(1));
            assertThat(second).succeedsWithin(Duration.ofMinutes(1));
        }
    }

    @Test
    void aRequestThatIsRefusedIsNotSentAgain() {
        try (var endpoint = new FakeEndpoint(Fault.REFUSES)) {
            var embedder = embedder(endpoint, Map.of());
            assertThatThrownBy(() -> embedder.embed(List.of("a"), waits::add))
                    .isInstanceOfSatisfying(
                            PassingException.class, e -> assertThat(e.code()).isEqualTo("EMBEDDING_REFUSED"))
                    .hasMessageContaining("HTTP 400");
            assertThat(endpoint.requests()).hasSize(1);
        }
    }

    @Test
    void aTextTheModelWouldCutIsNotSent() {
        try (var endpoint = new FakeEndpoint()) {
            var embedder = embedder(endpoint, Map.of("max-tokens", "16"));
            assertThatThrownBy(() -> embedder.embed(List.of("a ".repeat(17)), waits::add))
                    .isInstanceOf(PassingException.class)
                    .hasMessageContaining("has 17 tokens and the embedding model reads 16");
            assertThat(endpoint.requests()).isEmpty();
        }
    }

    @Test
    void theModelIsNotAskedBeforeTheTimeItNames() {
        // Given
        var pauses = EmbedderPatience.USUAL.new Pauses();
        // Then
        assertThat(pauses.nextDelayInMillis(EmbedderAwayException.answered(429, Duration.ofSeconds(90))))
                .isEqualTo(90_000);
        assertThat(IntStream.range(0, 20).mapToLong(i -> pauses.nextDelayInMillis(EmbedderAwayException.wrong("so"))))
                .allSatisfy(pause -> assertThat(pause).isBetween(200L, 15_000L));
    }

    @Test
    void aModelOfOtherDimensionsStopsTheStart() {
        try (var endpoint = new FakeEndpoint(Fault.ONE_NUMBER_MORE)) {
            assertThatThrownBy(() -> produce(endpoint, Map.of()))
                    .hasMessageContaining("groundwork.ingest.embed.remote.dimensions")
                    .hasMessageContaining("4 dimensions instead of 3");
        }
    }

    @Test
    void aModelThatIsAwayStopsNoStart() {
        try (var endpoint = new FakeEndpoint(Fault.DOWN)) {
            assertThat(produce(endpoint, Map.of()).has("some-model")).isTrue();
        }
    }

    @Test
    void everyTextIsEmbeddedInBothModelsTheNextOneFirst() {
        try (var endpoint = new FakeEndpoint();
                var next = new FakeEndpoint()) {
            var text = "a text of " + UUID.randomUUID();
            var models = produce(
                    endpoint,
                    Map.of("next.base-url", next.baseUrl(), "next.name", "next-model", "next.dimensions", "3"));
            // When
            var both = models.embed(Optional.empty(), List.of(text), waits::add);
            var one = models.embed(Optional.of("next-model"), List.of(text), waits::add);
            // Then
            assertThat(both).extracting(Embedded::model).containsExactly("next-model", "some-model");
            assertThat(one).extracting(Embedded::model).containsExactly("next-model");
            assertThat(next.requests()).hasSize(2); // the first at the start, and the last has it from the cache
            assertThat(models.effort("next-model", 100).tokens()).isEqualTo(100 * (200 + 64 + 64));
            assertThatThrownBy(() -> models.embed(Optional.of("other"), List.of("a"), waits::add))
                    .isInstanceOfSatisfying(
                            PassingException.class, e -> assertThat(e.code()).isEqualTo("MODEL_NOT_CONFIGURED"));
        }
    }

    @Test
    void theWayBackEmbedsInThisProcessToo() {
        try (var endpoint = new FakeEndpoint()) {
            var models = produce(endpoint, Map.of("next-in-process", "true"));
            assertThat(models.embed(Optional.empty(), List.of("a way back"), waits::add))
                    .extracting(Embedded::model)
                    .containsExactly("bge-small-en-v1.5", "some-model");
        }
    }

    @Test
    void theSameModelTwiceStopsTheStart() {
        try (var endpoint = new FakeEndpoint()) {
            var same = Map.of("next.base-url", endpoint.baseUrl(), "next.name", "some-model", "next.dimensions", "3");
            assertThatThrownBy(() -> produce(endpoint, same)).hasMessageContaining("groundwork.ingest.embed.next");
        }
    }

    @Test
    void passagesLongerThanTheModelReadsStopTheStart() {
        try (var endpoint = new FakeEndpoint()) {
            assertThatThrownBy(() -> produce(endpoint, Map.of("max-tokens", "256")))
                    .hasMessageContaining("lower groundwork.ingest.chunk.max-tokens");
        }
    }

    @Test
    void withoutATokenizerOfItsOwnTokensAreCountedAsOpenAiDoes() {
        try (var endpoint = new FakeEndpoint()) {
            var counter = RemoteTokens.of(config(endpoint, Map.of()).remote());
            assertThat(counter.tokens("Groundwork counts tokens.")).isEqualTo(5);
        }
    }

    private EmbeddingModels produce(FakeEndpoint endpoint, Map<String, String> settings) {
        var chunks = new SmallRyeConfigBuilder()
                .withMapping(ChunkConfig.class)
                .build()
                .getConfigMapping(ChunkConfig.class);
        return new EmbedderProducer(config(endpoint, settings)).models(local, chunks, store, new SimpleMeterRegistry());
    }

    private static RemoteEmbedder embedder(FakeEndpoint endpoint, Map<String, String> settings) {
        return new RemoteEmbedder(config(endpoint, settings).remote(), BRIEF, 2, WORDS, new SimpleMeterRegistry());
    }

    private static EmbedConfig config(FakeEndpoint endpoint, Map<String, String> settings) {
        var remote = new HashMap<>(Map.of("base-url", endpoint.baseUrl(), "name", "some-model", "dimensions", "3"));
        remote.putAll(settings);
        var properties = new HashMap<String, String>();
        remote.forEach((key, value) ->
                properties.put("groundwork.ingest.embed." + (key.startsWith("next") ? "" : "remote.") + key, value));
        return new SmallRyeConfigBuilder()
                .withMapping(EmbedConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .withConverter(Duration.class, 200, new DurationConverter())
                .build()
                .getConfigMapping(EmbedConfig.class);
    }
}
