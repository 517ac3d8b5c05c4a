package dev.groundwork.embedded.qdrant.index;

import io.qdrant.client.grpc.Points.SparseVector;
import java.nio.FloatBuffer;
import java.util.BitSet;
import java.util.List;

/**
 * An inverted index: for every dimension the points that have it. Postings of dead slots stay until the slots move up;
 * the counts that IDF needs are kept exactly.
 */
public final class SparseIndex {

    private final boolean idf;
    private final PostingsMap postings = new PostingsMap();
    private int vectors;

    SparseIndex(boolean idf) {
        this.idf = idf;
    }

    void put(int slot, int[] dimensions, FloatBuffer weights) {
        for (var i = 0; i < dimensions.length; i++) {
            postings.of(dimensions[i]).add(slot, weights.get(i));
        }
        vectors += dimensions.length == 0 ? 0 : 1;
    }

    /** Forgets a vector in the counts; its slot must be dead from now on. */
    void remove(int[] dimensions) {
        for (var dimension : dimensions) {
            postings.find(dimension).forgetOne();
        }
        vectors -= dimensions.length == 0 ? 0 : 1;
    }

    void move(int[] places) {
        postings.move(places);
    }

    /** The best of the candidates that share a dimension with the query and score strictly above the threshold. */
    public List<Hit> search(SparseVector query, BitSet candidates, float threshold, TopHits best) {
        var scores = new float[candidates.length()];
        for (var i = 0; i < query.getIndicesCount(); i++) {
            var posting = postings.find(query.getIndices(i));
            if (posting != null) {
                var weight = query.getValues(i) * (idf ? inverseDocumentFrequency(posting.liveVectors()) : 1f);
                posting.accumulate(weight, scores);
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

    /** Qdrant's formula, over all vectors of the collection whatever the filter. */
    private float inverseDocumentFrequency(int withDimension) {
        return (float) Math.log((vectors - withDimension + 0.5f) / (withDimension + 0.5f) + 1f);
    }
}
