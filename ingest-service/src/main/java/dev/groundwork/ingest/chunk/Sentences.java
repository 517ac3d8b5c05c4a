package dev.groundwork.ingest.chunk;

import dev.groundwork.ingest.text.Cut;
import java.lang.Character.UnicodeBlock;
import java.text.BreakIterator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** Cuts text where a reader would: at lines and sentences, and only where those are too long, between words. Pure. */
final class Sentences {

    /** A "word" longer than this is no word; the tokenizer would make one unknown token of it. */
    private static final int LONGEST_WORD = 90;

    private final TokenCounter counter;
    private final int maxTokens;

    Sentences(TokenCounter counter, int maxTokens) {
        this.counter = counter;
        this.maxTokens = maxTokens;
    }

    /** Whether it holds more tokens for sure. So it need not be counted: the tokens of megabytes take gigabytes to count. */
    static boolean isBeyond(String text, int tokens) {
        return text.length() > (long) tokens * (LONGEST_WORD + 1);
    }

    /** The pieces of a paragraph in order, none longer than the limit; the first of each line begins one. */
    List<Piece> pieces(String paragraph, Integer page) {
        var pieces = new ArrayList<Piece>();
        for (var line : paragraph.split("\n")) {
            var beginsLine = true;
            for (var sentence : sentences(line)) {
                for (var part : fitting(sentence, page)) {
                    pieces.add(beginsLine ? part : part.onLine());
                    beginsLine = false;
                }
            }
        }
        return pieces;
    }

    private static List<String> sentences(String line) {
        var boundaries = BreakIterator.getSentenceInstance(Locale.ROOT);
        boundaries.setText(line);
        var sentences = new ArrayList<String>();
        var start = boundaries.first();
        for (var end = boundaries.next(); end != BreakIterator.DONE; end = boundaries.next()) {
            if (!isBetweenWords(line, end)) {
                continue;
            }
            var sentence = line.substring(start, end).strip();
            if (!sentence.isEmpty()) {
                sentences.add(sentence);
            }
            start = end;
        }
        return sentences;
    }

    /** A question mark within a URL ends no sentence; a full stop of a script that has no spaces does. */
    private static boolean isBetweenWords(String line, int end) {
        var last = line.charAt(end - 1);
        return end == line.length() || Character.isWhitespace(last) || isWideSign(last);
    }

    private static boolean isWideSign(char character) {
        var block = UnicodeBlock.of(character);
        return block == UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION || block == UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS;
    }

    /** The text itself, or its parts when it is longer than a passage may be. */
    List<Piece> fitting(String text, Integer page) {
        if (!isBeyond(text, maxTokens)) {
            var all = tokens(text);
            if (all <= maxTokens) {
                return List.of(new Piece(text, all, true, page));
            }
        }
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        var end = tokens("");
        var tokens = end;
        for (var words = words(text); !words.isEmpty(); ) {
            var word = words.removeFirst();
            var more = counter.tokens(" " + word);
            if (end + more > maxTokens && word.codePointCount(0, word.length()) > 1) {
                // Writing without spaces, of which each sign may be a token or more.
                var half = word.offsetByCodePoints(0, word.codePointCount(0, word.length()) / 2);
                words.addFirst(word.substring(half));
                words.addFirst(word.substring(0, half));
                continue;
            }
            if (tokens + more > maxTokens && !part.isEmpty()) {
                parts.add(part.toString());
                part.setLength(0);
                tokens = end;
            }
            part.append(part.isEmpty() ? "" : " ").append(word);
            tokens += more;
        }
        parts.add(part.toString());
        return parts.stream()
                .map(some -> new Piece(some, tokens(some), true, page))
                .toList();
    }

    /** With the space or line end that will follow: to some models that is a token too. */
    private int tokens(String text) {
        return counter.tokens(text + "\n");
    }

    private static Deque<String> words(String text) {
        var words = new ArrayDeque<String>();
        for (var word : text.split("\\s+")) {
            var start = 0;
            while (word.length() - start > LONGEST_WORD) {
                var end = Cut.at(word, start + LONGEST_WORD);
                words.add(word.substring(start, end));
                start = end;
            }
            if (start < word.length()) {
                words.add(word.substring(start));
            }
        }
        return words;
    }
}
