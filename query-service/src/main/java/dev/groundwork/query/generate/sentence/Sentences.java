package dev.groundwork.query.generate.sentence;

import dev.groundwork.query.search.Passage;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Cuts a passage into the pieces an answer may quote: rows, list items, sentences. Every piece is a substring of the passage, so nothing can be invented here. */
public final class Sentences {

    /** In characters; what is longer is no sentence but a list or a table whose layout was lost. */
    private static final int LONGEST = 400;

    private static final Pattern LINE = Pattern.compile("\\n");
    private static final Pattern CLAUSE = Pattern.compile("(?<=[;:])\\s+|\\s{2,}|\\n");

    /** What a full stop ends without ending a sentence: an abbreviation, or the number of a list item. */
    private static final Pattern NO_END = Pattern.compile(
            "\\s*\\d{1,2}[.)]\\s*|(?:^|.*[\\s(])(?:Mr|Mrs|Ms|Dr|Prof|St|No|Nos|vs|cf|approx|Inc|Ltd|Co|Corp|Jr|Sr|Fig|Art|Sec|e\\.g|i\\.e"
                    + "|[A-Z](?:\\.[A-Z])*)\\.\\s*",
            Pattern.DOTALL);

    /** A line that goes on in the next one. */
    private static final Pattern OPEN_END = Pattern.compile(".*[\\p{L}\\d,-]\\s*");

    private static final Pattern GOES_ON = Pattern.compile("\\s*\\p{Ll}.*");

    /** In characters: a line that is shorter had room for the next word, so a heading or a list's item ends there; a longer one was broken by no layout. */
    private static final int SHORTEST_FULL_LINE = 60;

    private static final int LONGEST_FULL_LINE = 140;

    /** What may follow a full line: a word or a figure, but no list's next item. */
    private static final Pattern MAY_GO_ON = Pattern.compile("\\s*(?!\\d{1,2}[.)]\\s)[\\p{L}\\d(€$£].*");

    private Sentences() {}

    public static List<Sentence> of(Passage passage) {
        var text = passage.text();
        var lines = Span.parts(text, new Span(0, text.length()), LINE);
        var pieces = new ArrayList<Sentence>();
        for (int i = 0; i < lines.size(); ) {
            int rows = Table.linesOf(text, lines.subList(i, lines.size()));
            if (rows > 0) {
                pieces.addAll(Table.rows(passage, lines.subList(i, i + rows)));
                i += rows;
            } else {
                int end = endOfParagraph(text, lines, i);
                var paragraph = new Span(lines.get(i).start(), lines.get(end).end());
                sentences(text, paragraph).forEach(span -> add(pieces, passage, span));
                i = end + 1;
            }
        }
        return pieces;
    }

    /** The last of the lines that were one before some layout broke it. */
    private static int endOfParagraph(String text, List<Span> lines, int first) {
        int last = first;
        while (last + 1 < lines.size() && isBroken(text, lines, last)) {
            last++;
        }
        return last;
    }

    private static boolean isBroken(String text, List<Span> lines, int index) {
        var line = lines.get(index);
        var next = lines.get(index + 1);
        if (!OPEN_END.matcher(line.of(text)).matches()) {
            return false;
        }
        if (GOES_ON.matcher(next.of(text)).matches()) {
            return true;
        }
        boolean adjacent = next.start() == line.end() + 1;
        return adjacent
                && line.length() >= SHORTEST_FULL_LINE
                && line.length() <= LONGEST_FULL_LINE
                && MAY_GO_ON.matcher(next.of(text)).matches()
                && Table.linesOf(text, lines.subList(index + 1, lines.size())) == 0;
    }

    private static void add(List<Sentence> pieces, Passage passage, Span span) {
        var text = span.of(passage.text()).strip();
        if (!Table.isRule(text)) {
            pieces.add(new Sentence(passage, text, "", span.start()));
        }
    }

    private static List<Span> sentences(String text, Span paragraph) {
        var breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        breaks.setText(paragraph.of(text).replace('\n', ' '));
        var spans = new ArrayList<Span>();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            var span = new Span(paragraph.start() + start, paragraph.start() + end);
            if (!NO_END.matcher(span.of(text)).matches() || end == paragraph.length()) {
                spans.addAll(span.length() <= LONGEST ? List.of(span) : Span.parts(text, span, CLAUSE));
                start = end;
            }
        }
        return spans;
    }
}
