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
    private BitSet present = new BitSet();

    DenseIndex(int dimension) {
        this.dimension = dimension;
    }

    void put(int slot, FloatBuffer vector) {
        while (blocks.size() <= slot / ROWS_PER_BLOCK) {
            blocks.add(new float[ROWS_PER_BLOCK * dimension]);
        }
        vector.get(block(slot), at(slot), dimension);
        present.set(slot);
    }

    /** Gives every vector the place of its slot, and drops those without one (-1); no place lies behind its slot. */
    void move(int[] places) {
        var moved = new BitSet();
        for (var slot = present.nextSetBit(0); slot >= 0; slot = present.nextSetBit(slot + 1)) {
            var place = places[slot];
            if (place >= 0) {
                System.arraycopy(block(slot), at(slot), block(place), at(place), dimension);
                moved.set(place);
            }
        }
        present = moved;
        blocks.subList((moved.length() + ROWS_PER_BLOCK - 1) / ROWS_PER_BLOCK, blocks.size())
                .clear();
    }

    private float[] block(int slot) {
        return blocks.get(slot / ROWS_PER_BLOCK);
    }

    private int at(int slot) {
        return slot % ROWS_PER_BLOCK * dimension;
    }

    /** The best of the candidates with a score strictly above the threshold. */
    public List<Hit> search(float[] query, BitSet candidates, float threshold, TopHits best) {
        for (var slot = candidates.nextSetBit(0); slot >= 0; slot = candidates.nextSetBit(slot + 1)) {
            if (present.get(slot)) {
                var score = DotProduct.of(query, block(slot), at(slot));
                if (score > threshold) {
                    best.offer(slot, score);
                }
            }
        }
        return best.ranked();
    }
}
