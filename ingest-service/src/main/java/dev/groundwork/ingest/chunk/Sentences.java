package dev.groundwork.ingest.chunk;

import java.lang.Character.UnicodeBlock;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Cuts text where a reader would: at lines and sentences, and only where those are too long, between words. Pure. */
final class Sentences {

    private final TokenCounter counter;
    private final int maxTokens;

    Sentences(TokenCounter counter, int maxTokens) {
        this.counter = counter;
        this.maxTokens = maxTokens;
    }

    /** Whether it holds more tokens for sure. So it need not be counted: the tokens of megabytes take gigabytes to count. */
    static boolean isBeyond(String text, int tokens) {
        return text.length() > (long) tokens * (Words.LONGEST + 1);
    }

    /**
     * The pieces of a paragraph in order, none longer than the limit; the first of each line begins one. One after the other: text of tiny
     * sentences takes many times its own memory as a list of them.
     */
    void pieces(String paragraph, Integer page, Consumer<Piece> taker) {
        paragraph.lines().forEach(line -> {
            var ofLine = new OnOneLine(taker);
            sentences(line, sentence -> fitting(sentence, page).forEachRemaining(ofLine));
        });
    }

    private static void sentences(String line, Consumer<String> taker) {
        var boundaries = BreakIterator.getSentenceInstance(Locale.ROOT);
        boundaries.setText(line);
        var start = boundaries.first();
        for (var end = boundaries.next(); end != BreakIterator.DONE; end = boundaries.next()) {
            if (!isBetweenWords(line, end)) {
                continue;
            }
            var sentence = line.substring(start, end).strip();
            if (!sentence.isEmpty()) {
                taker.accept(sentence);
            }
            start = end;
        }
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

    /** The text itself, or its parts when it is longer than a passage may be; at least one. */
    Iterator<Piece> fitting(String text, Integer page) {
        if (!isBeyond(text, maxTokens)) {
            var all = tokens(text);
            if (all <= maxTokens) {
                return List.of(new Piece(text, all, true, page)).iterator();
            }
        }
        return new Parts(text, page);
    }

    /** With the space or line end that will follow: to some models that is a token too. */
    private int tokens(String text) {
        return counter.tokens(text + "\n");
    }

    /** Each as many words as fit. */
    private final class Parts implements Iterator<Piece> {

        private final Words words;
        private final Integer page;
        private final int end = tokens("");
        private boolean isBegun;

        private Parts(String text, Integer page) {
            this.words = new Words(text);
            this.page = page;
        }

        @Override
        public boolean hasNext() {
            return !isBegun || words.hasNext();
        }

        @Override
        public Piece next() {
            isBegun = true;
            var part = new ArrayList<Words.Word>();
            var tokens = end;
            while (words.hasNext()) {
                var word = words.next();
                var more = counter.tokens(" " + word.text());
                if (end + more > maxTokens
                        && word.text().codePointCount(0, word.text().length()) > 1) {
                    // Writing without spaces, of which each sign may be a token or more.
                    words.halve(word);
                    continue;
                }
                if (tokens + more > maxTokens && !part.isEmpty()) {
                    words.back(word);
                    break;
                }
                part.add(word);
                tokens += more;
            }
            return piece(part);
        }

        private Piece piece(List<Words.Word> part) {
            var text = Words.joined(part);
            if (tokens(text) > maxTokens) {
                // Together they may be more tokens than apart.
                text = String.join(" ", part.stream().map(Words.Word::text).toList());
            }
            return new Piece(text, tokens(text), true, page);
        }
    }

    /** The first piece begins the line. */
    private static final class OnOneLine implements Consumer<Piece> {

        private final Consumer<Piece> taker;
        private boolean isBegun;

        private OnOneLine(Consumer<Piece> taker) {
            this.taker = taker;
        }

        @Override
        public void accept(Piece piece) {
            taker.accept(isBegun ? piece.onLine() : piece);
            isBegun = true;
        }
    }
}
