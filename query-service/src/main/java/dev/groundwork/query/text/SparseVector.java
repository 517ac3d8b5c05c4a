package dev.groundwork.query.text;

import java.util.List;

/**
 * The words of a text as a vector.
 *
 * @param indices distinct, each the 32-bit hash of a word (unsigned)
 * @param values the weight of each word, in the order of the indices
 */
public record SparseVector(List<Integer> indices, List<Float> values) {

    public SparseVector {
        indices = List.copyOf(indices);
        values = List.copyOf(values);
    }

    public boolean isEmpty() {
        return indices.isEmpty();
    }
}
