package dev.groundwork.query.search;

import dev.groundwork.query.text.SparseVector;
import java.util.Optional;
import java.util.Set;

/**
 * A question as the index is asked it.
 *
 * @param vectors what it is compared by
 * @param degraded what had to be left out
 * @param embedMs milliseconds the model took
 */
record Question(Vectors vectors, Set<Degradation> degraded, long embedMs) {

    /**
     * @param dense by meaning; empty when the mode does not want it or the model failed
     * @param words by words; empty when the mode does not want it or there are none
     */
    record Vectors(Optional<float[]> dense, Optional<SparseVector> words) {}
}
