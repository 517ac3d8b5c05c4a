package dev.groundwork.query.search;

import java.util.List;
import java.util.function.Function;

/**
 * Over-fetches, since points of superseded versions and of late access stand in the index too, and searches wider while fewer are left than
 * wanted and the index has more to give.
 */
final class Widening {

    private static final List<Integer> FACTORS = List.of(1, 4, 10);

    private Widening() {}

    /**
     * @param prefetch candidates of each kind in the first search
     * @param keep what remains of candidates, in their order
     */
    static List<Permitted> search(int topK, int prefetch, Index index, Function<List<Passage>, List<Permitted>> keep) {
        List<Permitted> kept = List.of();
        for (int factor : FACTORS) {
            int limit = (2 * topK + 10) * factor;
            var candidates = index.search(Math.max(prefetch * factor, limit), limit);
            kept = keep.apply(candidates);
            if (kept.size() >= topK || candidates.size() < limit) {
                break;
            }
        }
        return kept.subList(0, Math.min(topK, kept.size()));
    }

    /** A search of some width. */
    interface Index {
        List<Passage> search(int prefetch, int limit);
    }
}
