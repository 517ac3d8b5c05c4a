package dev.groundwork.embedded.qdrant.index;

/** Postings by dimension, without boxes: open addressing, at most half full. */
final class PostingsMap {

    private static final int FIRST_BITS = 10;
    /** Spreads neighbouring dimensions over the table (the golden ratio of 32 bits). */
    private static final int SPREAD = 0x9E37_79B9;

    private int bits = FIRST_BITS;
    private int[] dimensions = new int[1 << FIRST_BITS];
    private Postings[] postings = new Postings[1 << FIRST_BITS];
    private int size;

    /** The postings of the dimension, or null. */
    Postings find(int dimension) {
        return postings[place(dimension)];
    }

    /** The postings of the dimension, made when there are none. */
    Postings of(int dimension) {
        var place = place(dimension);
        if (postings[place] != null) {
            return postings[place];
        }
        if (2 * ++size > postings.length) {
            grow();
            place = place(dimension);
        }
        dimensions[place] = dimension;
        return postings[place] = new Postings();
    }

    /** Where the dimension is or would be. */
    private int place(int dimension) {
        var place = dimension * SPREAD >>> Integer.SIZE - bits;
        while (postings[place] != null && dimensions[place] != dimension) {
            place = place + 1 & postings.length - 1;
        }
        return place;
    }

    private void grow() {
        var oldDimensions = dimensions;
        var oldPostings = postings;
        bits++;
        dimensions = new int[1 << bits];
        postings = new Postings[1 << bits];
        for (var i = 0; i < oldPostings.length; i++) {
            if (oldPostings[i] != null) {
                var place = place(oldDimensions[i]);
                dimensions[place] = oldDimensions[i];
                postings[place] = oldPostings[i];
            }
        }
    }
}
