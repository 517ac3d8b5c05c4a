package dev.groundwork.ingest.chunk;

import dev.groundwork.ingest.text.Cut;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a text, one after the other; what is longer than a word comes in parts of that length. */
final class Words {

    /** A "word" longer than this is no word; the tokenizer would make one unknown token of it. */
    static final int LONGEST = 90;

    /**
     * A word or a part of one.
     *
     * @param goesOn whether nothing is between it and the one before
     */
    record Word(String text, boolean goesOn) {}

    private static final Pattern WORD = Pattern.compile("\\S+");

    private final String text;
    private final Matcher matcher;
    private final Deque<Word> before = new ArrayDeque<>();
    private boolean isBegun;
    private int start;
    private int end;

    Words(String text) {
        this.text = text;
        this.matcher = WORD.matcher(text);
        find();
    }

    public boolean hasNext() {
        return !before.isEmpty() || start < end;
    }

    public Word next() {
        if (!before.isEmpty()) {
            return before.removeFirst();
        }
        var cut = end - start > LONGEST ? Cut.at(text, start + LONGEST) : end;
        var word = new Word(text.substring(start, cut), isBegun);
        start = cut;
        isBegun = true;
        if (start == end) {
            find();
        }
        return word;
    }

    /** It comes next. */
    void back(Word word) {
        before.addFirst(word);
    }

    /** Its halves come next. */
    void halve(Word word) {
        var whole = word.text();
        var half = whole.offsetByCodePoints(0, whole.codePointCount(0, whole.length()) / 2);
        back(new Word(whole.substring(half), true));
        back(new Word(whole.substring(0, half), word.goesOn()));
    }

    /** The words with spaces between them; parts of one word without, but for the space that keeps signs in a row from becoming one unknown token. */
    static String joined(List<Word> words) {
        var text = new StringBuilder();
        for (var word : words) {
            if (!text.isEmpty() && (!word.goesOn() || isTooLong(text, word.text()))) {
                text.append(' ');
            }
            text.append(word.text());
        }
        return text.toString();
    }

    private static boolean isTooLong(CharSequence text, String next) {
        var last = text.length();
        while (last > 0 && text.length() - last <= LONGEST && isOfWord(Character.codePointBefore(text, last))) {
            last -= Character.charCount(Character.codePointBefore(text, last));
        }
        var more = next.codePoints().takeWhile(Words::isOfWord).count();
        return text.length() - last + more > LONGEST;
    }

    /** As the marks of vowels are; to tokenizers each ideograph is a word. */
    private static boolean isOfWord(int sign) {
        return switch (Character.getType(sign)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> Character.isLetterOrDigit(sign) && !Character.isIdeographic(sign);
        };
    }

    private void find() {
        if (matcher.find()) {
            isBegun = false;
            start = matcher.start();
            end = matcher.end();
        }
    }
}
