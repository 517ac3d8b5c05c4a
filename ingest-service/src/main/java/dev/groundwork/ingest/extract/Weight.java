package dev.groundwork.ingest.extract;

/** About how many bytes of the service's memory a text takes until it is published, by what it is made of. */
final class Weight {

    /** Of a cell, a row, a block: objects and references beside its characters. Cells of one character are nothing else. */
    static final int ELEMENT = 56;

    /** Of a character: it stands there raw, cleaned, in its passage, and in what is embedded. */
    private static final int CHARACTER = 6;

    private Weight() {}

    /** @param bytes of UTF-8 */
    static long ofString(int bytes) {
        return ELEMENT + (long) CHARACTER * bytes;
    }
}
