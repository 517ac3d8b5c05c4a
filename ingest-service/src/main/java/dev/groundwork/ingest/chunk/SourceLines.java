package dev.groundwork.ingest.chunk;

import dev.groundwork.ingest.text.Cut;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts source code, logs and settings of any language between lines: where the indentation is least, rather after a blank line, and never
 * before what only closes something. Pure.
 */
final class SourceLines {

    /**
     * Some lines that follow each other.
     *
     * @param enclosing the lines they are within, outermost first
     */
    record Excerpt(String text, int tokens, List<String> enclosing) {}

    private static final int TAB = 4;
    /** The outermost lines around an excerpt and the nearest ones tell where it is. */
    private static final int MOST_ENCLOSING = 3;

    private static final int LONGEST_ENCLOSING = 120;

    private record Line(String text, int indent, int tokens, boolean isBlank, boolean isWord, int parent) {}

    private final TokenCounter counter;
    private final int maxTokens;
    private final int minTokens;

    SourceLines(TokenCounter counter, ChunkConfig config) {
        this.counter = counter;
        this.maxTokens = config.maxTokens();
        this.minTokens = Math.min(config.minTokens(), config.maxTokens());
    }

    /** All lines that are not blank, in order. */
    List<Excerpt> excerpts(String code) {
        var lines = lines(code);
        var excerpts = new ArrayList<Excerpt>();
        for (var start = next(lines, 0); start < lines.size(); ) {
            var full = full(lines, start);
            if (full == start) {
                addParts(lines, start, excerpts);
                start = next(lines, start + 1);
            } else {
                var end = end(lines, start, full);
                excerpts.add(excerpt(lines, start, end));
                start = end;
            }
        }
        return excerpts;
    }

    /** The first line from there on that does not fit into the passage any more. */
    private int full(List<Line> lines, int start) {
        var tokens = 0;
        var end = start;
        while (end < lines.size() && tokens + lines.get(end).tokens() <= maxTokens) {
            tokens += lines.get(end++).tokens();
        }
        return end;
    }

    /** Where the passage best ends, when it may go on until {@code full}; a remainder too short to stand alone is taken in. */
    private int end(List<Line> lines, int start, int full) {
        var rest = 0;
        for (var i = full; i < lines.size() && rest < minTokens; i++) {
            rest += lines.get(i).tokens();
        }
        return rest < minTokens ? lines.size() : best(lines, start, full);
    }

    private int best(List<Line> lines, int start, int full) {
        var best = next(lines, full);
        if (best == lines.size()) {
            return best;
        }
        var tokens = 0;
        for (var i = start; i < full; i++) {
            if (tokens >= minTokens && i > start && !lines.get(i).isBlank() && isBetter(lines, i, best)) {
                best = i;
            }
            tokens += lines.get(i).tokens();
        }
        return best;
    }

    private static boolean isBetter(List<Line> lines, int line, int best) {
        var rank = rank(lines, line);
        var bestRank = rank(lines, best);
        // Of equals the last, so that the passage is as full as may be.
        return rank < bestRank || (rank == bestRank && line > best);
    }

    private static int rank(List<Line> lines, int index) {
        var line = lines.get(index);
        if (!line.isWord()) {
            return Integer.MAX_VALUE;
        }
        return 2 * line.indent() + (lines.get(index - 1).isBlank() ? 0 : 1);
    }

    private Excerpt excerpt(List<Line> lines, int start, int end) {
        var last = end;
        while (lines.get(last - 1).isBlank()) {
            last--;
        }
        var text = new StringBuilder();
        for (var line : lines.subList(start, last)) {
            text.append(text.isEmpty() ? "" : "\n").append(line.text());
        }
        return new Excerpt(text.toString(), tokens(lines, start, last), enclosing(lines, start));
    }

    private void addParts(List<Line> lines, int index, List<Excerpt> excerpts) {
        var enclosing = enclosing(lines, index);
        new Sentences(counter, maxTokens)
                .fitting(lines.get(index).text(), null)
                .forEachRemaining(part -> excerpts.add(new Excerpt(part.text(), part.tokens(), enclosing)));
    }

    private static int tokens(List<Line> lines, int start, int end) {
        return lines.subList(start, end).stream().mapToInt(Line::tokens).sum();
    }

    private static int next(List<Line> lines, int from) {
        var next = from;
        while (next < lines.size() && lines.get(next).isBlank()) {
            next++;
        }
        return next;
    }

    private static List<String> enclosing(List<Line> lines, int index) {
        var enclosing = new ArrayDeque<Line>();
        for (var parent = lines.get(index).parent();
                parent >= 0;
                parent = lines.get(parent).parent()) {
            if (enclosing.size() == MOST_ENCLOSING) {
                // The outermost so far, which is none.
                enclosing.removeFirst();
            }
            enclosing.addFirst(lines.get(parent));
        }
        return enclosing.stream()
                .map(line -> Cut.first(line.text().strip(), LONGEST_ENCLOSING))
                .toList();
    }

    private List<Line> lines(String code) {
        var lines = new ArrayList<Line>();
        var open = new ArrayList<Integer>();
        for (var text : code.split("\n", -1)) {
            var indent = indent(text);
            var isWord = text.codePoints().anyMatch(Character::isLetterOrDigit);
            if (isWord) {
                while (!open.isEmpty() && lines.get(open.getLast()).indent() >= indent) {
                    open.removeLast();
                }
            }
            lines.add(new Line(text, indent, tokens(text), text.isBlank(), isWord, parent(open, lines, indent)));
            if (isWord) {
                open.add(lines.size() - 1);
            }
        }
        return lines;
    }

    private int tokens(String line) {
        return Sentences.isBeyond(line, maxTokens) ? maxTokens + 1 : counter.tokens(line + "\n");
    }

    /** The nearest line before that is indented less, or -1. Each of the open lines is indented more than the one before. */
    private static int parent(List<Integer> open, List<Line> lines, int indent) {
        var less = 0;
        for (var end = open.size(); less < end; ) {
            var middle = (less + end) / 2;
            if (lines.get(open.get(middle)).indent() < indent) {
                less = middle + 1;
            } else {
                end = middle;
            }
        }
        return less == 0 ? -1 : open.get(less - 1);
    }

    private static int indent(String line) {
        var indent = 0;
        for (var i = 0; i < line.length() && Character.isWhitespace(line.charAt(i)); i++) {
            indent += line.charAt(i) == '\t' ? TAB : 1;
        }
        return indent;
    }
}
