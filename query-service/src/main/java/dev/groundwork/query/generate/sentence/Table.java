package dev.groundwork.query.generate.sentence;

import dev.groundwork.query.search.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Knows the lines of a table by their separators: a row is quoted whole, with the column names of the first row. */
final class Table {

    /** Cells as ingest-service writes them: empty ones are left out, so rows differ in length. */
    private static final List<Pattern> LOOSE = List.of(Pattern.compile("\\|"), Pattern.compile("\\t"));

    /** Separators that prose has too: here the rows have to be of one length. */
    private static final List<Pattern> STRICT = List.of(Pattern.compile(";"), Pattern.compile(",(?! )"));

    /** The head of a table that lost its layout, as reports have it: a column for each year. */
    private static final Pattern YEARS = Pattern.compile("(?:.*\\s)?(?:(?:19|20)\\d\\d\\s+)+(?:19|20)\\d\\d\\s*");

    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d(?=\\s|$)");

    /** A row of such a table: its name, then a figure for each column. */
    private static final Pattern FIGURES =
            Pattern.compile(".*\\p{L}\\S*((?:\\s+(?:[€$£]\\s*)?\\(?(?:[+-]?\\d[\\d.,]*|[—–])\\)?(?:\\s?%)?)+)\\s*");

    private static final Pattern FIGURE = Pattern.compile("\\d[\\d.,]*|[—–]");

    private static final Pattern RULE = Pattern.compile("[\\s|:+=_-]*");

    private Table() {}

    /** How many of the lines, from the first on, are a table; none when it is fewer than two. */
    static int linesOf(String text, List<Span> lines) {
        for (var separator : LOOSE) {
            int rows = run(text, lines, separator, false);
            if (rows > 1) {
                return rows;
            }
        }
        for (var separator : STRICT) {
            int rows = run(text, lines, separator, true);
            if (rows > 1) {
                return rows;
            }
        }
        int rows = figures(text, lines);
        return rows > 1 ? rows : 0;
    }

    private static int figures(String text, List<Span> lines) {
        var head = lines.getFirst().of(text);
        if (!YEARS.matcher(head).matches()) {
            return 0;
        }
        long years = YEAR.matcher(head).results().count();
        int rows = 1;
        while (rows < lines.size() && countFigures(lines.get(rows).of(text)) == years) {
            rows++;
        }
        return rows;
    }

    private static long countFigures(String line) {
        var row = FIGURES.matcher(line);
        return row.matches() ? FIGURE.matcher(row.group(1)).results().count() : 0;
    }

    private static int run(String text, List<Span> lines, Pattern separator, boolean sameLength) {
        long first = cells(text, lines.getFirst(), separator);
        int rows = 0;
        for (var line : lines) {
            long cells = cells(text, line, separator);
            if (cells == 0 || (sameLength && cells != first)) {
                break;
            }
            rows++;
        }
        return rows;
    }

    private static long cells(String text, Span line, Pattern separator) {
        return separator.matcher(line.of(text)).results().count();
    }

    static List<Sentence> rows(Passage passage, List<Span> lines) {
        var rows = new ArrayList<Sentence>();
        var header = lines.getFirst().of(passage.text()).strip();
        for (var line : lines.subList(1, lines.size())) {
            var row = line.of(passage.text()).strip();
            if (!isRule(row)) {
                rows.add(new Sentence(passage, row, header, line.start()));
            }
        }
        return rows;
    }

    /** A line that only draws. */
    static boolean isRule(String line) {
        return RULE.matcher(line).matches();
    }
}
