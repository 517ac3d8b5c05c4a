package dev.groundwork.query.generate.sentence;

import dev.groundwork.query.problem.Dependency;
import dev.groundwork.query.problem.Failures;
import dev.groundwork.query.search.Embedder;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Sentences in the embedding model of this process, whatever model the search is in. */
@ApplicationScoped
class EmbeddedSentences implements SentenceVectors {

    private final Embedder embedder;
    private final Failures failures;

    EmbeddedSentences(Embedder embedder, Failures failures) {
        this.embedder = embedder;
        this.failures = failures;
    }

    @Override
    public Optional<double[]> cosines(String question, List<String> texts) {
        try {
            var asked = embedder.embed(question);
            return Optional.of(texts.stream()
                    .mapToDouble(text -> product(asked, embedder.embedPassage(text)))
                    .toArray());
        } catch (RuntimeException e) { // whatever the model throws: words alone decide then
            failures.count(Dependency.EMBEDDER, e);
            return Optional.empty();
        }
    }

    /** The cosine, since vectors have length 1. */
    private static double product(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
