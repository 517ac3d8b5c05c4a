package dev.groundwork.query.generate;

import dev.groundwork.contracts.event.Source;
import dev.groundwork.query.generate.sentence.SentenceScorer;
import dev.groundwork.query.generate.sentence.SentenceVectors;
import dev.groundwork.query.limit.Deadline;
import dev.groundwork.query.search.Passage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Passages and tasks of tests. */
public final class Passages {

    /** No embedding model: words alone decide, so that a test can be worked out by hand. */
    static final SentenceVectors WORDS_ALONE = (question, texts) -> Optional.empty();

    private Passages() {}

    public static Passage passage(String title, String text) {
        return passage(title, text, 1);
    }

    static Passage passage(String title, String text, long version) {
        var id = UUID.nameUUIDFromBytes(title.getBytes(StandardCharsets.UTF_8));
        return new Passage(
                id, version, 0, title, List.of(), null, text, "text/plain", new Source("wiki", title), 1, null);
    }

    static Task task(String question, Passage... context) {
        return task(question, 1, context);
    }

    static Task task(String question, int clearance, Passage... context) {
        return new Task(question, List.of(context), "default", clearance, false, Deadline.in(Duration.ofSeconds(10)));
    }

    static ExtractiveGenerator extractive() {
        return new ExtractiveGenerator(new SentenceScorer(WORDS_ALONE));
    }
}
