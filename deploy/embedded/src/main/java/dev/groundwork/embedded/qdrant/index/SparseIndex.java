package dev.groundwork.embedded.qdrant.index;

import io.qdrant.client.grpc.Points.SparseVector;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An inverted index: for every dimension the points that have it. Postings of dead slots stay until the segment is
 * compacted; the counts that IDF needs are kept exactly.
 */
public final class SparseIndex {

    private final boolean idf;
    private final Map<Integer, Postings> postings = new HashMap<>();
    private int vectors;

    SparseIndex(boolean idf) {
        this.idf = idf;
    }

    private static final class Postings {
        final IntList slots = new IntList();
        float[] weights = new float[4];
        int liveVectors;

        void add(int slot, float weight) {
            var at = slots.size();
            if (at == weights.length) {
                weights = Arrays.copyOf(weights, at + (at >> 1));
            }
            weights[at] = weight;
            slots.add(slot);
            liveVectors++;
        }
    }

    void put(int slot, SparseVector vector) {
        for (var i = 0; i < vector.getIndicesCount(); i++) {
            postings.computeIfAbsent(vector.getIndices(i), _ -> new Postings()).add(slot, vector.getValues(i));
        }
        vectors += vector.getIndicesCount() == 0 ? 0 : 1;
    }

    /** Forgets a vector in the counts; its slot must be dead from now on. */
    void remove(SparseVector vector) {
        vector.getIndicesList().forEach(index -> postings.get(index).liveVectors--);
        vectors -= vector.getIndicesCount() == 0 ? 0 : 1;
    }

    /** The best of the candidates that share a dimension with the query and score strictly above the threshold. */
    public List<Hit> search(SparseVector query, BitSet candidates, float threshold, TopHits best) {
        var scores = new float[candidates.length()];
        for (var i = 0; i < query.getIndicesCount(); i++) {
            var posting = postings.get(query.getIndices(i));
            if (posting != null) {
                var weight = query.getValues(i) * (idf ? inverseDocumentFrequency(posting.liveVectors) : 1f);
                accumulate(posting.slots.elements(), posting.weights, posting.slots.size(), weight, scores);
            }
        }
        for (var slot = candidates.nextSetBit(0); slot >= 0; slot = candidates.nextSetBit(slot + 1)) {
            // Qdrant takes a score of exactly zero for "nothing in common".
            if (scores[slot] != 0f && scores[slot] > threshold) {
                best.offer(slot, scores[slot]);
            }
        }
        return best.ranked();
    }

    private static void accumulate(int[] slots, float[] weights, int count, float factor, float[] scores) {
        for (var i = 0; i < count && slots[i] < scores.length; i++) {
            scores[slots[i]] += factor * weights[i];
        }
    }

    /** Qdrant's formula, over all vectors of the collection whatever the filter. */
    private float inverseDocumentFrequency(int withDimension) {
        return (float) Math.log((vectors - withDimension + 0.5f) / (withDimension + 0.5f) + 1f);
    }
}
