package dev.groundwork.embedded.qdrant.index;

import java.util.Arrays;
import java.util.BitSet;

/** A growing, ascending list of slots without boxes. */
final class IntList {

    private static final int LEAST = 4;

    private int[] elements = new int[LEAST];
    private int size;

    /** Adds in order; appending is the common case. */
    void add(int slot) {
        var at = size > 0 && elements[size - 1] >= slot ? Arrays.binarySearch(elements, 0, size, slot) : ~size;
        if (at >= 0) {
            return;
        }
        if (size == elements.length) {
            elements = Arrays.copyOf(elements, size + (size >> 1));
        }
        System.arraycopy(elements, ~at, elements, ~at + 1, size - ~at);
        elements[~at] = slot;
        size++;
    }

    void remove(int slot) {
        var at = Arrays.binarySearch(elements, 0, size, slot);
        if (at >= 0) {
            System.arraycopy(elements, at + 1, elements, at, size - at - 1);
            size--;
        }
    }

    /** Gives every slot its new place, and drops those that have none (-1). Places keep the order of slots. */
    void move(int[] places) {
        var kept = 0;
        for (var i = 0; i < size; i++) {
            var place = places[elements[i]];
            if (place >= 0) {
                elements[kept++] = place;
            }
        }
        size = kept;
        if (size < elements.length / 2) {
            elements = Arrays.copyOf(elements, Math.max(size, LEAST));
        }
    }

    void addTo(BitSet set) {
        for (var i = 0; i < size; i++) {
            set.set(elements[i]);
        }
    }

    int size() {
        return size;
    }
}
