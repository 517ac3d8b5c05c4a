package dev.groundwork.embedded.qdrant.index;

/** Postings by dimension, without boxes: open addressing, at most half full. */
final class PostingsMap {

    private static final int FIRST_BITS = 10;
    /** Spreads neighbouring dimensions over the table (the golden ratio of 32 bits). */
    private static final int SPREAD = 0x9E37_79B9;

    private Postings[] table = new Postings[1 << FIRST_BITS];
    private int shift = Integer.SIZE - FIRST_BITS;
    private int size;

    /** The postings of the dimension, or null. */
    Postings find(int dimension) {
        return table[place(dimension)];
    }

    /** The postings of the dimension, made when there are none. */
    Postings of(int dimension) {
        var found = find(dimension);
        return found == null ? add(new Postings(dimension)) : found;
    }

    private Postings add(Postings postings) {
        if (2 * ++size > table.length) {
            grow();
        }
        table[place(postings.dimension())] = postings;
        return postings;
    }

    /** Moves the slots of all postings, see {@link Postings#move}. */
    void move(int[] places) {
        var old = table;
        table = new Postings[old.length];
        size = 0;
        for (var postings : old) {
            if (postings != null) {
                postings.move(places);
                if (!postings.isEmpty()) {
                    add(postings);
                }
            }
        }
    }

    /** Where the dimension is or would be. */
    private int place(int dimension) {
        var place = dimension * SPREAD >>> shift;
        while (table[place] != null && table[place].dimension() != dimension) {
            place = (place + 1) & (table.length - 1);
        }
        return place;
    }

    private void grow() {
        var old = table;
        table = new Postings[2 * old.length];
        shift--;
        for (var postings : old) {
            if (postings != null) {
                table[place(postings.dimension())] = postings;
            }
        }
    }
}
