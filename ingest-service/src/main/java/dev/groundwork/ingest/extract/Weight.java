package dev.groundwork.ingest.extract;

import java.util.regex.Pattern;

/** About how many bytes of the service's memory a text takes until it is published, by what it is made of. */
final class Weight {

    /** Of a cell, a row, a line of code, a block: objects and references beside its characters. Cells of one character are nothing else. */
    static final int ELEMENT = 56;

    /** Of a character: it stands there raw, cleaned, in its passage, and in what is embedded. */
    private static final int CHARACTER = 6;

    private static final Pattern LINE_END = Pattern.compile("\\R");

    private Weight() {}

    /** Each line of code becomes a string, and what is known of it. */
    static long ofLines(String code) {
        var ends = LINE_END.matcher(code);
        var weight = 0L;
        while (ends.find()) {
            weight += ELEMENT;
        }
        return weight;
    }

    /** @param bytes of UTF-8 */
    static long ofString(int bytes) {
        return ELEMENT + (long) CHARACTER * bytes;
    }
}
