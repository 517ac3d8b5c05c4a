package dev.groundwork.embedded.qdrant.index;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** All vectors of one name side by side, searched exactly by their dot product with the query. */
public final class DenseIndex {

    private static final int ROWS_PER_BLOCK = 256;

    private final int dimension;
    private final List<float[]> blocks = new ArrayList<>();
    private final BitSet present = new BitSet();

    DenseIndex(int dimension) {
        this.dimension = dimension;
    }

    void put(int slot, FloatBuffer vector) {
        while (blocks.size() <= slot / ROWS_PER_BLOCK) {
            blocks.add(new float[ROWS_PER_BLOCK * dimension]);
        }
        var block = blocks.get(slot / ROWS_PER_BLOCK);
        vector.get(block, slot % ROWS_PER_BLOCK * dimension, dimension);
        present.set(slot);
    }

    /** The best of the candidates with a score strictly above the threshold. */
    public List<Hit> search(float[] query, BitSet candidates, float threshold, TopHits best) {
        for (var slot = candidates.nextSetBit(0); slot >= 0; slot = candidates.nextSetBit(slot + 1)) {
            if (present.get(slot)) {
                var score = DotProduct.of(query, blocks.get(slot / ROWS_PER_BLOCK), slot % ROWS_PER_BLOCK * dimension);
                if (score > threshold) {
                    best.offer(slot, score);
                }
            }
        }
        return best.ranked();
    }
}
