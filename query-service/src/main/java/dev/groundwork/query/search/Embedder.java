package dev.groundwork.query.search;

/** The model of this process, always there: it compares sentences, and embeds questions while its generation is the active one. */
public interface Embedder {

    /** The name of the model, as generations name it. */
    String model();

    /**
     * The vector of a question, of length 1.
     *
     * @throws RuntimeException when the model fails
     */
    float[] embed(String question);

    /**
     * The vector of a text as chunks are embedded, of length 1; many models know no difference.
     *
     * @throws RuntimeException when the model fails
     */
    default float[] embedPassage(String text) {
        return embed(text);
    }
}
