package dev.groundwork.query.search;

import dev.groundwork.query.index.store.Generation;
import java.util.Map;
import java.util.Optional;

/** Every model that questions can be embedded with here. */
public final class QuestionModels {

    private final Map<String, Sized> models;

    QuestionModels(Map<String, Sized> models) {
        this.models = Map.copyOf(models);
    }

    /** The model of a generation; empty when it is not here, or has vectors of another length. */
    Optional<QuestionModel> find(Generation generation) {
        return Optional.ofNullable(models.get(generation.model()))
                .filter(model -> model.dimensions == generation.dimensions())
                .map(Sized::model);
    }

    /** Whether questions can be asked by meaning in this generation. */
    public boolean know(Generation generation) {
        return find(generation).isPresent();
    }

    /** A model with the length of its vectors. */
    record Sized(QuestionModel model, int dimensions) {}
}
