package dev.groundwork.ingest.embed;

import dev.groundwork.ingest.failure.Dependency;
import dev.groundwork.ingest.failure.PassingException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The models every document is embedded with: the present one, and the next while the index changes to it. The next comes first, so that the
 * generation that is built never lags behind the one that is searched.
 */
public final class EmbeddingModels {

    private final List<Embedder> embedders;
    private final Map<String, Pace> paces;
    private final int tokensOfPassage;

    /**
     * @param paces of the models
     * @param tokensOfPassage at most
     */
    EmbeddingModels(List<Embedder> embedders, Map<String, Pace> paces, int tokensOfPassage) {
        this.embedders = List.copyOf(embedders);
        this.paces = Map.copyOf(paces);
        this.tokensOfPassage = tokensOfPassage;
        if (embedders.stream().map(Embedder::model).distinct().count() < embedders.size()) {
            throw new IllegalStateException(
                    "groundwork.ingest.embed.next is the model that documents are embedded with already");
        }
    }

    /**
     * The texts in every model, or in one. Waits while a model is away.
     *
     * @param only the one model
     * @param waits is told what is waited for, again and again
     */
    public List<Embedded> embed(Optional<String> only, List<String> texts, Consumer<String> waits) {
        var wanted = only.map(model -> List.of(required(model))).orElse(embedders);
        return wanted.stream()
                .map(embedder -> new Embedded(embedder.model(), embedder.embed(texts, waits)))
                .toList();
    }

    /** What it takes to embed so many passages in a model that is here. */
    public Effort effort(String model, long passages) {
        var pace = paces.get(model).passagesPerSecond();
        return new Effort(
                pace.isPresent() ? (Double) (passages / pace.getAsDouble()) : null,
                model.equals(BgeSmall.NAME) ? null : (Long) (passages * tokensOfPassage));
    }

    public boolean has(String model) {
        return find(model).isPresent();
    }

    Optional<Embedder> find(String model) {
        return embedders.stream()
                .filter(embedder -> embedder.model().equals(model))
                .findFirst();
    }

    private Embedder required(String model) {
        return find(model)
                .orElseThrow(() -> new PassingException(
                        Dependency.EMBEDDER,
                        "MODEL_NOT_CONFIGURED",
                        "This service does not embed with the model that is asked for: configure groundwork.ingest.embed.next.",
                        null));
    }

    /**
     * Texts in one model.
     *
     * @param vectors one per text, in order
     */
    public record Embedded(String model, List<float[]> vectors) {}
}
