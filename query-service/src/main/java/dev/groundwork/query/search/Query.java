package dev.groundwork.query.search;

/**
 * What is looked for.
 *
 * @param text the question, within the limits of the caller's resource
 * @param topK how many passages at most
 */
public record Query(String text, int topK, Mode mode) {

    /** Which vectors of a chunk are asked. */
    public enum Mode {
        /** By meaning and by words, fused. */
        HYBRID,
        /** By meaning alone. */
        DENSE,
        /** By words alone. */
        KEYWORD
    }

    public Query {
        if (text == null || text.isBlank() || topK < 1 || mode == null) {
            throw new IllegalArgumentException("a query needs a text, a mode and a positive topK");
        }
    }
}
