package dev.groundwork.ingest.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells line ends that the author made from those of the layout. A PDF knows lines only, and what the reader of the format takes for one
 * paragraph often is a heading with its text, or the rows of a table. Pure.
 */
public final class PdfLines {

    /** A line that would have had room for the next word, up to this share of its column, was ended on purpose. */
    private static final double ENDED_EARLY = 0.75;
    /** Two lines alone say little about the width of their column. */
    private static final double ENDED_EARLY_OF_TWO = 0.5;

    private static final int LINES_THAT_SHOW_THE_WIDTH = 3;
    private static final int LONGEST_ROW = 300;
    private static final String FIGURE = "[$€£]?\\(?[$€£]?\\d(?:[\\d.,]*\\d)?\\)?%?\\)?|[—–$%]";
    private static final Pattern ROW = Pattern.compile("(?:.*\\s)?(?:%1$s)\\s+(?:%1$s)".formatted(FIGURE));
    private static final Pattern GOES_ON = Pattern.compile("[\\p{Ll},;.)].*");

    private PdfLines() {}

    /** Splits paragraphs where their author did; line ends of the layout stay within. */
    public static List<Block> split(List<Block> blocks) {
        var width = usualWidth(blocks);
        return blocks.stream()
                .flatMap(block ->
                        block instanceof Block.Paragraph paragraph ? parts(paragraph, width) : Stream.of(block))
                .toList();
    }

    private static Stream<Block> parts(Block.Paragraph paragraph, int usualWidth) {
        var lines = lines(paragraph);
        if (lines.isEmpty()) { // hard spaces alone, which some writers use to keep a place free
            return Stream.empty();
        }
        var room = lines.size() < LINES_THAT_SHOW_THE_WIDTH
                ? Math.max(ENDED_EARLY * widest(lines), ENDED_EARLY_OF_TWO * usualWidth)
                : ENDED_EARLY * widest(lines);
        var parts = new ArrayList<String>();
        var part = new StringBuilder(lines.getFirst());
        for (var i = 1; i < lines.size(); i++) {
            if (isEnded(lines.get(i - 1), lines.get(i), room)) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append('\n');
            }
            part.append(lines.get(i));
        }
        parts.add(part.toString());
        return parts.stream().map(text -> new Block.Paragraph(text, paragraph.page()));
    }

    private static boolean isEnded(String line, String next, double room) {
        if (GOES_ON.matcher(next).matches() || line.endsWith("-") || line.endsWith(",")) {
            return false;
        }
        var firstWord = next.split("\\s", 2)[0].length();
        return isRow(line) || isRow(next) || line.length() + 1 + firstWord <= room;
    }

    /** A line of a table ends in two figures at least. */
    static boolean isRow(String line) {
        return line.length() <= LONGEST_ROW && ROW.matcher(line).matches();
    }

    /** The median width of lines that ended for want of room, in characters; 0 when there is no running text. */
    private static int usualWidth(List<Block> blocks) {
        var widths = blocks.stream()
                .filter(Block.Paragraph.class::isInstance)
                .map(block -> lines((Block.Paragraph) block))
                .filter(lines -> lines.size() >= LINES_THAT_SHOW_THE_WIDTH)
                .flatMap(lines -> lines.subList(0, lines.size() - 1).stream())
                .map(String::length)
                .sorted()
                .toList();
        return widths.isEmpty() ? 0 : widths.get(widths.size() / 2);
    }

    private static int widest(List<String> lines) {
        return lines.stream().mapToInt(String::length).max().orElse(0);
    }

    private static List<String> lines(Block.Paragraph paragraph) {
        return paragraph
                .text()
                .replace('\u00a0', ' ')
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
