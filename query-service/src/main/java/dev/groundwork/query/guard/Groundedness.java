package dev.groundwork.query.guard;

import dev.groundwork.query.text.Words;
import java.util.Collection;
import java.util.HashSet;
import java.util.regex.Pattern;

/** How much of an answer the passages it cites bear: the share of its stemmed content words that stand in them, 0 to 1. */
public final class Groundedness {

    /** Below this a reader is warned. */
    public static final double LOW = 0.5;

    private static final Pattern MARKER = Pattern.compile("\\[\\d{1,3}]");

    private Groundedness() {}

    /** 1 for an answer without content words: it claims nothing. */
    public static double of(String answer, Collection<String> cited) {
        var claimed = new HashSet<>(Words.of(MARKER.matcher(answer).replaceAll(" ")));
        if (claimed.isEmpty()) {
            return 1;
        }
        var borne = new HashSet<String>();
        cited.forEach(text -> borne.addAll(Words.of(text)));
        return (double) claimed.stream().filter(borne::contains).count() / claimed.size();
    }
}
