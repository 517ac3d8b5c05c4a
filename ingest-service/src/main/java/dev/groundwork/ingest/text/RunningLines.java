package dev.groundwork.ingest.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Headers, footers and page numbers: lines at the top or bottom of most pages that are the same on each, or the same but for a number
 * that counts with the pages. What stands there once or twice is text, and so is all of a format without pages. Pure.
 */
final class RunningLines {

    /** Lines at each end of a page that may be of the page and not of the text. */
    private static final int EDGE = 4;

    private static final int FEWEST = 3;
    /** Of the pages on one side of a bound sheet, whose lines may differ from the other's. */
    private static final int FEWEST_OF_A_SIDE = 4;

    private static final int LONGEST = 200;
    private static final int MOST_NUMBERS = 8;
    private static final Pattern NUMBER = Pattern.compile("(?<!\\d)\\d{1,5}(?!\\d)");
    private static final Pattern WHITE = Pattern.compile("\\s+");
    private static final Pattern WORDS = Pattern.compile("\\p{L}+");
    private static final Pattern PAGE = Pattern.compile("(?iU)\\b(page|seite|página|pagina|side|sida|strona)\\W*$");

    /** A line of a page; what is none, but stands where lines do, has no text. */
    private record Line(int block, int number, String text, int page, boolean top) {

        boolean isOfParagraph() {
            return text != null;
        }

        Line atBottom() {
            return new Line(block, number, text, page, false);
        }
    }

    private final List<Block> blocks;

    private RunningLines(List<Block> blocks) {
        this.blocks = blocks;
    }

    /** The blocks without them. */
    static List<Block> removed(List<Block> blocks) {
        return new RunningLines(blocks).removed();
    }

    private List<Block> removed() {
        var pages = new TreeMap<Integer, List<Integer>>();
        for (var i = 0; i < blocks.size(); i++) {
            if (blocks.get(i).page() != null) {
                pages.computeIfAbsent(blocks.get(i).page(), page -> new ArrayList<>())
                        .add(i);
            }
        }
        if (pages.size() < FEWEST) {
            return blocks;
        }
        var lines = pages.values().stream().flatMap(this::edges).toList();
        var running = running(lines, pages.keySet());
        var gone = lines.stream()
                .filter(line -> keys(line).stream().anyMatch(running::contains))
                .collect(Collectors.groupingBy(Line::block, Collectors.mapping(Line::number, Collectors.toSet())));
        return IntStream.range(0, blocks.size())
                .mapToObj(i -> without(blocks.get(i), gone.getOrDefault(i, Set.of())))
                .filter(Objects::nonNull)
                .toList();
    }

    private Stream<Line> edges(List<Integer> page) {
        var lines = page.stream().flatMap(this::lines).toList();
        var ofTop = Math.min(EDGE, (lines.size() + 1) / 2);
        var ofBottom = Math.min(EDGE, lines.size() / 2);
        return Stream.concat(
                        lines.subList(0, ofTop).stream().takeWhile(Line::isOfParagraph),
                        lines.subList(lines.size() - ofBottom, lines.size()).reversed().stream()
                                .takeWhile(Line::isOfParagraph)
                                .map(Line::atBottom))
                .filter(line -> line.text().length() <= LONGEST);
    }

    /** Only paragraphs have lines: what a format marks as a heading or a table is none of the page, and nor is what lies beyond. */
    private Stream<Line> lines(int index) {
        if (!(blocks.get(index) instanceof Block.Paragraph paragraph)) {
            return Stream.of(new Line(index, 0, null, 0, true));
        }
        var lines = paragraph.text().lines().toList();
        return IntStream.range(0, lines.size())
                .filter(number -> !lines.get(number).isBlank())
                .mapToObj(number -> new Line(index, number, lines.get(number), paragraph.page(), true));
    }

    private static Set<String> running(List<Line> lines, Set<Integer> pages) {
        var odd = pages.stream().filter(RunningLines::isOdd).count();
        var places = new HashMap<String, Set<Integer>>();
        for (var line : lines) {
            keys(line)
                    .forEach(key -> places.computeIfAbsent(key, unseen -> new HashSet<>())
                            .add(line.page()));
        }
        return places.entrySet().stream()
                .filter(key -> isOfMost(key.getValue(), odd, pages.size() - odd))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static boolean isOfMost(Set<Integer> places, long odd, long even) {
        var onOdd = places.stream().filter(RunningLines::isOdd).count();
        var onEven = places.size() - onOdd;
        return (places.size() >= FEWEST && places.size() * 2 > odd + even)
                || (onOdd >= FEWEST_OF_A_SIDE && onOdd * 2 > odd)
                || (onEven >= FEWEST_OF_A_SIDE && onEven * 2 > even);
    }

    private static boolean isOdd(int page) {
        return page % 2 == 1;
    }

    /** What two lines have in common when they are the same, or the same but for one number that is as far from that of the page. */
    private static List<String> keys(Line line) {
        var text = WHITE.matcher(line.text()).replaceAll(" ").strip();
        var keys = new ArrayList<String>();
        if (WORDS.matcher(text).find()) {
            keys.add(text);
        }
        NUMBER.matcher(text).results().limit(MOST_NUMBERS).forEach(number -> {
            var before = text.substring(0, number.start());
            var after = text.substring(number.end());
            if (!line.top() && after.isEmpty()) {
                // The name of a section may stand before it, and change.
                keys.add("\0" + (Integer.parseInt(number.group()) - line.page()));
            }
            if (isOfPages(before, after, line.top())) {
                keys.add(before + "\0" + (Integer.parseInt(number.group()) - line.page()) + "\0" + after);
            }
        });
        return keys;
    }

    /**
     * Whether a number may be that of a page: at an end of its line, or named so. A word or two and a number on top of a page, such as
     * "Exercise 3", is a heading that happens to fill its page.
     */
    private static boolean isOfPages(String before, String after, boolean top) {
        if (PAGE.matcher(before).find()) {
            return true;
        }
        var wordsBefore = WORDS.matcher(before).results().count();
        var wordsAfter = WORDS.matcher(after).results().count();
        var words = wordsBefore + wordsAfter;
        return (wordsBefore == 0 || wordsAfter == 0) && (!top || words == 0 || words > 2);
    }

    private static Block without(Block block, Set<Integer> numbers) {
        if (numbers.isEmpty() || !(block instanceof Block.Paragraph paragraph)) {
            return block;
        }
        var lines = paragraph.text().lines().toList();
        var text = IntStream.range(0, lines.size())
                .filter(number -> !numbers.contains(number))
                .mapToObj(lines::get)
                .collect(Collectors.joining("\n"));
        return text.isBlank() ? null : new Block.Paragraph(text, paragraph.page());
    }
}
