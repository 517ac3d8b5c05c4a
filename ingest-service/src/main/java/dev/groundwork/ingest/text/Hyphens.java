package dev.groundwork.ingest.text;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Makes words whole that a line end parted. Whether their hyphen was of the word or of the layout is told by the rest of the document,
 * which writes most of its words in one line too. Pure.
 */
final class Hyphens {

    // Linear: a word is tried from its first letter only, and its runs of spaces are single ones.
    private static final Pattern PARTED = Pattern.compile(
            "(?<![\\p{L}\\p{M}\\p{N}])([\\p{L}\\p{M}\\p{N}]++)[-\\u2010] ?\\n ?([\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*+)");
    private static final Pattern AT_LINE_END = Pattern.compile("[-\\u2010] ?\\n");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]++(?:[-\\u2010][\\p{L}\\p{M}\\p{N}]++)*+");
    /** What is joined to a word by a hyphen that it keeps. */
    private static final Set<String> PREFIXES = Set.of("self", "well", "non", "half", "quasi");
    /** What follows a hyphen that stands for the end of a word, as in Vor- und Nachteile. */
    private static final Set<String> CONJUNCTIONS = Set.of("und", "oder", "bzw", "sowie");

    private final Set<String> written;

    private Hyphens(Set<String> written) {
        this.written = written;
    }

    /** @param texts all of a document's, with their line ends */
    static Hyphens of(List<String> texts) {
        var asked = new HashSet<String>();
        texts.stream()
                .filter(Hyphens::mayPart)
                .forEach(text -> PARTED.matcher(text).results().forEach(parted -> {
                    asked.add(joined(parted));
                    asked.add(hyphenated(parted));
                }));
        var written = new HashSet<String>();
        if (!asked.isEmpty()) {
            var lengths = new BitSet();
            asked.forEach(word -> lengths.set(word.length()));
            texts.forEach(text -> addWritten(lower(text), asked, lengths, written));
        }
        return new Hyphens(written);
    }

    /** @param lengths of what is asked, so that not every word of a text becomes a string */
    private static void addWritten(String text, Set<String> asked, BitSet lengths, Set<String> written) {
        for (var word = WORD.matcher(text); word.find(); ) {
            if (lengths.get(word.end() - word.start()) && asked.contains(word.group())) {
                written.add(word.group());
            }
        }
    }

    /** Soon told, and true of few texts. */
    private static boolean mayPart(String text) {
        return AT_LINE_END.matcher(text).find();
    }

    String joined(String text) {
        return !mayPart(text) ? text : PARTED.matcher(text).replaceAll(parted -> whole(parted, text));
    }

    private String whole(MatchResult parted, String text) {
        var first = parted.group(1);
        var second = parted.group(2);
        if (CONJUNCTIONS.contains(second) && !written.contains(joined(parted))) {
            return first + "- " + second;
        }
        return isHyphenOfTheWord(parted, text) ? first + "-" + second : first + second;
    }

    private boolean isHyphenOfTheWord(MatchResult parted, String text) {
        if (!Character.isLowerCase(parted.group(2).codePointAt(0))
                || !Character.isLetter(text.codePointBefore(parted.end(1)))
                || isHyphen(text, parted.start() - 1)
                || isHyphen(text, parted.end())) {
            return true;
        }
        return !written.contains(joined(parted))
                && (written.contains(hyphenated(parted)) || PREFIXES.contains(lower(parted.group(1))));
    }

    private static boolean isHyphen(String text, int index) {
        return index >= 0
                && index + 1 < text.length()
                && (text.charAt(index) == '-' || text.charAt(index) == '\u2010')
                && !Character.isWhitespace(text.charAt(index + 1));
    }

    private static String joined(MatchResult parted) {
        return lower(parted.group(1) + parted.group(2));
    }

    private static String hyphenated(MatchResult parted) {
        return lower(parted.group(1) + "-" + parted.group(2));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT).replace('\u2010', '-');
    }
}
