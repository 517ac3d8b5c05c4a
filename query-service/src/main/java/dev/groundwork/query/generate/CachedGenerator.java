package dev.groundwork.query.generate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.groundwork.query.generate.model.Prompt;
import dev.groundwork.query.search.Passage;
import dev.groundwork.query.text.Digest;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Gives the answer of before when question and context are the same. Search and check have run by then, and the key names each passage with
 * its version, what it says and where, and the reader's clearance, so nothing leaks and nothing is stale: a version may be cut otherwise in
 * another generation, or when it is mended. Half-made answers are not kept.
 */
final class CachedGenerator implements Generator {

    private record Chunk(UUID documentId, long version, int ordinal, String digest) {
        static Chunk of(Passage passage) {
            return new Chunk(passage.documentId(), passage.version(), passage.ordinal(), digest(passage));
        }

        /** Of all that answers are made of or cite. */
        private static String digest(Passage passage) {
            var page = Objects.toString(passage.page(), "");
            return Digest.of(Stream.concat(
                            Stream.of(Objects.toString(passage.title(), ""), page, passage.text()),
                            passage.headings().stream())
                    .toList());
        }
    }

    private record Key(
            String tenant, String question, List<Chunk> context, int clearance, String models, String prompt) {}

    private final Generator generator;
    private final String models;
    private final Cache<Key, Generation> answers;

    /** @param models which models may write, in their order */
    CachedGenerator(Generator generator, String models, int size) {
        this.generator = generator;
        this.models = models;
        this.answers = Caffeine.newBuilder().maximumSize(size).build();
    }

    @Override
    public Generation generate(Task task) {
        var key = key(task);
        var known = task.fresh() ? null : answers.getIfPresent(key);
        if (known != null) {
            return again(known);
        }
        var generation = generator.generate(task);
        if (isWhole(generation)) {
            answers.put(key, generation);
        }
        return generation;
    }

    private Key key(Task task) {
        var context = task.context().stream().map(Chunk::of).toList();
        return new Key(task.tenant(), task.question(), context, task.clearance(), models, Prompt.VERSION);
    }

    private static boolean isWhole(Generation generation) {
        return switch (generation) {
            case Generation.Written(var text, var citations, var work) ->
                work.degraded().isEmpty();
            case Generation.Nothing(var work) -> work.degraded().isEmpty();
            case Generation.BrokenOff late -> false;
            case Generation.Postponed postponed -> false;
        };
    }

    private static Generation again(Generation known) {
        return switch (known) {
            case Generation.Written(var text, var citations, var work) ->
                new Generation.Written(text, citations, work.again());
            case Generation.Nothing(var work) -> new Generation.Nothing(work.again());
            case Generation.BrokenOff late -> late;
            case Generation.Postponed postponed -> postponed;
        };
    }
}
