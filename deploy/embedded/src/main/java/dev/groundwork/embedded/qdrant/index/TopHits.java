package dev.groundwork.embedded.qdrant.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps the best hits; equal scores are ordered by point id, so that the same query always gives the same order. */
public final class TopHits {

    private final int limit;
    private final Comparator<Hit> bestFirst;
    private final PriorityQueue<Hit> worstFirst;
    private float worst = Float.NEGATIVE_INFINITY;

    public TopHits(int limit, Slots slots) {
        this.limit = limit;
        this.bestFirst = bestFirst(slots);
        this.worstFirst = new PriorityQueue<>(bestFirst.reversed());
    }

    public static Comparator<Hit> bestFirst(Slots slots) {
        return Comparator.comparing(Hit::score, Comparator.reverseOrder()).thenComparing(hit -> slots.key(hit.slot()));
    }

    void offer(int slot, float score) {
        if (worstFirst.size() < limit) {
            worstFirst.add(new Hit(slot, score));
        } else if (score >= worst) {
            replaceWorst(new Hit(slot, score));
        }
        if (worstFirst.size() == limit) {
            worst = worstFirst.element().score();
        }
    }

    private void replaceWorst(Hit hit) {
        if (bestFirst.compare(hit, worstFirst.element()) < 0) {
            worstFirst.remove();
            worstFirst.add(hit);
        }
    }

    List<Hit> ranked() {
        var hits = new ArrayList<>(worstFirst);
        hits.sort(bestFirst);
        return hits;
    }
}
