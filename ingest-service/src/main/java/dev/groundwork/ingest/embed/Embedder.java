package dev.groundwork.ingest.embed;

import java.util.List;

/** Turns texts into vectors. The same text gives the same vector, whatever it is embedded with. */
public interface Embedder {

    /** The model, as it stands in events and in the index. */
    String model();

    /** The length of its vectors. */
    int dimensions();

    /** One vector per text, in order, each of length one. */
    List<float[]> embed(List<String> texts);
}
