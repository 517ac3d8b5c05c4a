package dev.groundwork.embedded.qdrant.conformance;

import dev.groundwork.embedded.qdrant.conformance.Rule.Clauses;
import java.util.List;
import java.util.Map;

/** A query as plain data. What is null is left out of the request. */
record Ask(How how, List<Ask> prefetch, Clauses filter, Float threshold, Integer limit) {

    /** How points are scored: by a vector, or by fusing the prefetched lists. */
    sealed interface How {}

    record Dense(String using, List<Float> vector) implements How {}

    record Sparse(String using, Map<Integer, Float> vector) implements How {}

    /** {@code Fusion.RRF}, which takes no parameters. */
    record PlainRrf() implements How {}

    record Rrf(Integer k, List<Float> weights) implements How {}

    record Dbsf() implements How {}

    /** A page of a query's hits. */
    record Page(Ask ask, Integer offset) {}
}
