package dev.groundwork.ingest.format;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;

/** What parts the columns of a text table: the candidate that stands most often in its first line. */
enum Delimiter {
    COMMA(','),
    TAB('\t'),
    SEMICOLON(';'),
    PIPE('|');

    private final char character;

    Delimiter(char character) {
        this.character = character;
    }

    static Delimiter of(String line) {
        return Arrays.stream(values())
                .max(Comparator.comparingLong((Delimiter candidate) -> candidate.count(line))
                        .thenComparing(Comparator.reverseOrder()))
                .orElseThrow();
    }

    String tikaName() {
        return name().toLowerCase(Locale.ROOT);
    }

    private long count(String line) {
        return line.chars().filter(c -> c == character).count();
    }
}
