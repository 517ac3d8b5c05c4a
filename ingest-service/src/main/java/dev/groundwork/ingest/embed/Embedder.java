package dev.groundwork.ingest.embed;

import java.util.List;
import java.util.function.Consumer;

/** Turns texts into vectors. The same text gives the same vector, whatever it is embedded with. */
public interface Embedder {

    /** The model, as it stands in events and in the index. */
    String model();

    /** The length of its vectors. */
    int dimensions();

    /**
     * One vector per text, in order, each of length one. Waits while the model is away.
     *
     * @param waits is told what is waited for, again and again
     */
    List<float[]> embed(List<String> texts, Consumer<String> waits);
}
