package dev.groundwork.ingest.chunk;

import dev.groundwork.ingest.text.Cut;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a text, one after the other; what is longer than a word comes in parts of that length. */
final class Words {

    /** A "word" longer than this is no word; the tokenizer would make one unknown token of it. */
    static final int LONGEST = 90;

    private static final Pattern WORD = Pattern.compile("\\S+");

    private final String text;
    private final Matcher matcher;
    private final Deque<String> before = new ArrayDeque<>();
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

    public String next() {
        if (!before.isEmpty()) {
            return before.removeFirst();
        }
        var cut = end - start > LONGEST ? Cut.at(text, start + LONGEST) : end;
        var word = text.substring(start, cut);
        start = cut;
        if (start == end) {
            find();
        }
        return word;
    }

    /** It comes next. */
    void back(String word) {
        before.addFirst(word);
    }

    /** Its halves come next. */
    void halve(String word) {
        var half = word.offsetByCodePoints(0, word.codePointCount(0, word.length()) / 2);
        back(word.substring(half));
        back(word.substring(0, half));
    }

    private void find() {
        if (matcher.find()) {
            start = matcher.start();
            end = matcher.end();
        }
    }
}
