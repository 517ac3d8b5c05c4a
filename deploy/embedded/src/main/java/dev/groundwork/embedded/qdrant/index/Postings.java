package dev.groundwork.embedded.qdrant.index;

import java.util.Arrays;

/**
 * The points that have one dimension of a sparse vector, ascending by slot. Slot and weight lie side by side, because
 * at start-up nearly every posting is a walk to memory the processor has not at hand.
 */
final class Postings {

    private static final int PAIR = 2;
    private static final int LEAST = 4 * PAIR;

    private final int dimension;
    private int[] pairs = new int[LEAST];
    private int end;
    private int liveVectors;

    Postings(int dimension) {
        this.dimension = dimension;
    }

    /** Adds a slot behind all others. */
    void add(int slot, float weight) {
        if (end == pairs.length) {
            var count = end / PAIR;
            pairs = Arrays.copyOf(pairs, (count + (count >> 1)) * PAIR);
        }
        pairs[end] = slot;
        pairs[end + 1] = Float.floatToRawIntBits(weight);
        end += PAIR;
        liveVectors++;
    }

    /** Adds weight times factor to the score of every slot that has a score. */
    void accumulate(float factor, float[] scores) {
        for (var i = 0; i < end && pairs[i] < scores.length; i += PAIR) {
            scores[pairs[i]] += factor * Float.intBitsToFloat(pairs[i + 1]);
        }
    }

    /** Gives every slot its new place, and drops those that have none (-1). Places keep the order of slots. */
    void move(int[] places) {
        var kept = 0;
        for (var i = 0; i < end; i += PAIR) {
            var place = places[pairs[i]];
            if (place >= 0) {
                pairs[kept] = place;
                pairs[kept + 1] = pairs[i + 1];
                kept += PAIR;
            }
        }
        end = kept;
        if (end < pairs.length / 2) {
            pairs = Arrays.copyOf(pairs, Math.max(end, LEAST));
        }
    }

    boolean isEmpty() {
        return end == 0;
    }

    int dimension() {
        return dimension;
    }

    void forgetOne() {
        liveVectors--;
    }

    int liveVectors() {
        return liveVectors;
    }
}
