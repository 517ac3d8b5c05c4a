package dev.groundwork.query.search;

import dev.groundwork.query.index.store.Generation;
import dev.groundwork.query.limit.Deadline;
import dev.groundwork.query.problem.Dependency;
import dev.groundwork.query.problem.Failures;
import dev.groundwork.query.search.Query.Mode;
import dev.groundwork.query.text.SparseEncoder;
import dev.groundwork.query.text.SparseVector;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** Turns a query into its vectors; without the embedding model it is asked by words alone. */
@ApplicationScoped
class QuestionEncoder {

    private final QuestionModels models;
    private final SparseEncoder sparse;
    private final SearchMeasures measures;
    private final Failures failures;

    QuestionEncoder(QuestionModels models, SparseEncoder sparse, SearchMeasures measures, Failures failures) {
        this.models = models;
        this.sparse = sparse;
        this.measures = measures;
        this.failures = failures;
    }

    Question encode(Query query, Generation generation, Deadline deadline) {
        if (query.mode() == Mode.KEYWORD) {
            return byWords(query, Set.of(), 0);
        }
        long start = System.nanoTime();
        var dense = embed(query.text(), generation, deadline);
        long nanos = System.nanoTime() - start;
        measures.embedded(nanos);
        if (dense.isEmpty()) {
            return byWords(query, Set.of(Degradation.KEYWORD_ONLY), nanos / 1_000_000);
        }
        var words = query.mode() == Mode.HYBRID ? words(query) : Optional.<SparseVector>empty();
        return new Question(new Question.Vectors(dense, words), Set.of(), nanos / 1_000_000);
    }

    private Question byWords(Query query, Set<Degradation> degraded, long embedMs) {
        return new Question(new Question.Vectors(Optional.empty(), words(query)), degraded, embedMs);
    }

    private Optional<SparseVector> words(Query query) {
        return Optional.of(sparse.question(query.text())).filter(vector -> !vector.isEmpty());
    }

    /** Whatever the model's failure is, there is another way to search. */
    private Optional<float[]> embed(String text, Generation generation, Deadline deadline) {
        var model = models.find(generation);
        if (model.isEmpty()) {
            failures.count(Dependency.EMBEDDER, "other_model");
            return Optional.empty();
        }
        try {
            return Optional.of(model.get().embed(text, deadline));
        } catch (RuntimeException e) {
            failures.count(Dependency.EMBEDDER, e);
            Log.warnf("The question is not embedded: %s", e.getClass().getName());
            return Optional.empty();
        }
    }
}
