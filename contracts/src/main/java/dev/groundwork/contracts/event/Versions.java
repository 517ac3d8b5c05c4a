package dev.groundwork.contracts.event;

/** The version of a document: where its original {@code document-received} record stands in the log. */
public final class Versions {

    /** Offsets take the lower 40 bits, so 10^12 records fit between two epochs and a version stays exact in a JSON number. */
    private static final int OFFSET_BITS = 40;

    private Versions() {}

    /**
     * @param epoch counts how often the topic was recreated, 0 to 8191
     * @param offset of the original record in its partition
     */
    public static long version(int epoch, long offset) {
        if (epoch < 0 || epoch >= 1 << 13 || offset < 0 || offset >= 1L << OFFSET_BITS) {
            throw new IllegalArgumentException("no version for epoch " + epoch + " and offset " + offset);
        }
        return ((long) epoch << OFFSET_BITS) | offset;
    }
}
