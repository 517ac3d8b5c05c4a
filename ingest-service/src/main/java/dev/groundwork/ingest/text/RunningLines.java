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
 * that counts with the pages. What is the same on each is kept once, so nothing is lost if it was text after all. What stands there once
 * or twice is text, and so is all of a format without pages. Pure.
 */
final class RunningLines {

    /** Lines at each end of a page that may be of the page and not of the text; one, or no more than a third of the page's. */
    private static final int EDGE = 4;

    private static final int PARTS = 3;

    private static final int FEWEST = 3;
    /** Of the pages on one side of a bound sheet, whose lines may differ from the other's. */
    private static final int FEWEST_OF_A_SIDE = 4;

    private static final int LONGEST = 200;
    private static final int MOST_NUMBERS = 8;
    private static final int MOST_WORDS = 15;
    private static final Pattern NUMBER = Pattern.compile("(?<!\\d|\\d[.,])\\d{1,5}(?![.,]?\\d)");
    private static final Pattern WHITE = Pattern.compile("\\s+");
    private static final Pattern WORDS = Pattern.compile("\\p{L}+");
    private static final Pattern PAGE = Pattern.compile("(?iU)\\b(page|seite|página|pagina|side|sida|strona)\\W*$");
    /** What parts the number of a page from what else a line says. */
    private static final String SEPARATORS = "|/\\-\u2010\u2011\u2012\u2013\u2014\u00b7\u2022";

    /**
     * A line of a page.
     *
     * @param text none where something stands that is no line
     * @param counted what it has in common with lines that are the same but for the number of their page
     */
    private record Line(int block, int number, int page, String text, List<String> counted) {

        boolean isOfParagraph() {
            return text != null && text.length() <= LONGEST;
        }

        /** Figures alone are the same without being of the page. */
        Stream<String> keys() {
            var hasWords = text.chars().anyMatch(Character::isLetter);
            return Stream.concat(hasWords ? Stream.of(text) : Stream.empty(), counted.stream());
        }
    }

    private final List<Block> blocks;
    private final Map<Integer, List<Integer>> pages = new TreeMap<>();

    private final boolean areSlides;

    private RunningLines(List<Block> blocks, boolean areSlides) {
        this.blocks = blocks;
        this.areSlides = areSlides;
        for (var i = 0; i < blocks.size(); i++) {
            if (blocks.get(i).page() != null) {
                pages.computeIfAbsent(blocks.get(i).page(), page -> new ArrayList<>())
                        .add(i);
            }
        }
    }

    /** The blocks without them. */
    static List<Block> removed(List<Block> blocks) {
        return new RunningLines(blocks, false).removed();
    }

    /** Slides without them: what stands on top of a slide is its title, though the next may have the same. */
    static List<Block> removedOfSlides(List<Block> blocks) {
        return new RunningLines(blocks, true).removed();
    }

    private List<Block> removed() {
        if (pages.size() < FEWEST) {
            return blocks;
        }
        var tops = new ArrayList<List<Line>>();
        var bottoms = new ArrayList<List<Line>>();
        for (var page : pages.values()) {
            var lines = page.stream().flatMap(this::lines).toList();
            var most = Math.clamp(lines.size() / PARTS, 1, EDGE);
            tops.add(areSlides ? List.of() : edge(lines, most, true));
            bottoms.add(edge(
                    lines.subList(Math.min(1, lines.size()), lines.size()).reversed(), most, false));
        }
        var gone = Stream.concat(gone(tops).stream(), gone(bottoms.reversed()).stream())
                .collect(Collectors.groupingBy(Line::block, Collectors.mapping(Line::number, Collectors.toSet())));
        return IntStream.range(0, blocks.size())
                .mapToObj(i -> without(blocks.get(i), gone.getOrDefault(i, Set.of())))
                .filter(Objects::nonNull)
                .toList();
    }

    private List<Line> edge(List<Line> lines, int most, boolean top) {
        return lines.stream()
                .limit(most)
                .takeWhile(Line::isOfParagraph)
                .map(line -> counted(line, top))
                .toList();
    }

    /** Only paragraphs have lines: what a format marks as a heading or a table is none of the page, and nor is what lies beyond. */
    private Stream<Line> lines(int index) {
        if (!(blocks.get(index) instanceof Block.Paragraph paragraph)) {
            return Stream.of(new Line(index, 0, 0, null, List.of()));
        }
        var lines = paragraph.text().lines().toList();
        return IntStream.range(0, lines.size())
                .filter(number -> !lines.get(number).isBlank())
                .mapToObj(number -> new Line(index, number, paragraph.page(), lines.get(number), List.of()));
    }

    /**
     * Each with all between it and the end of its page. Of those that are the same one stays: on top where it stands first, at the bottom
     * where it stands last, so that no sentence that goes on on the next page is interrupted.
     *
     * @param edges lines from the end of their page, of the pages from the one where a line would stay
     */
    private List<Line> gone(List<List<Line>> edges) {
        var running = running(edges);
        var kept = new HashSet<String>();
        var gone = new ArrayList<Line>();
        for (var edge : edges) {
            for (var line : edge) {
                if (line.keys().noneMatch(running::contains)) {
                    break;
                }
                if (line.counted().stream().anyMatch(running::contains) || !kept.add(line.text())) {
                    gone.add(line);
                }
            }
        }
        return gone;
    }

    private Set<String> running(List<List<Line>> edges) {
        var odd = pages.keySet().stream().filter(RunningLines::isOdd).count();
        var places = new HashMap<String, Set<Integer>>();
        edges.stream()
                .flatMap(List::stream)
                .forEach(line -> line.keys()
                        .forEach(key -> places.computeIfAbsent(key, unseen -> new HashSet<>())
                                .add(line.page())));
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

    private Line counted(Line line, boolean top) {
        var text = WHITE.matcher(line.text()).replaceAll(" ").strip();
        var counted = new ArrayList<String>();
        NUMBER.matcher(text).results().limit(MOST_NUMBERS).forEach(number -> {
            var before = text.substring(0, number.start());
            var after = text.substring(number.end());
            var distance = Integer.parseInt(number.group()) - line.page();
            if (isOfPages(before, after, distance, top)) {
                counted.add(before + "\0" + distance + "\0" + after);
                if (!top && after.isEmpty()) {
                    // The name of a section may stand before it, and change.
                    counted.add("\0" + distance);
                }
            }
        });
        return new Line(line.block(), line.number(), line.page(), text, counted);
    }

    /**
     * Whether a number may be that of a page: alone, named so, or at an end of a line that is no sentence. There it is set off from the
     * words, or is what counting from one of the first pages gives: "Pressure must reach 9" on page 2 is text, and so is "Step 2" on a
     * slide. A word or two and a number on top of a page, such as "Exercise 3", is a heading that happens to fill its page.
     */
    private boolean isOfPages(String before, String after, int distance, boolean top) {
        if (PAGE.matcher(before).find()) {
            return true;
        }
        var wordsBefore = WORDS.matcher(before).results().count();
        var wordsAfter = WORDS.matcher(after).results().count();
        var words = wordsBefore + wordsAfter;
        if (words == 0) {
            return true;
        }
        return (wordsBefore == 0 || wordsAfter == 0)
                && words <= MOST_WORDS
                && (!top || words > 2)
                && !isSentence(before, after)
                && ((distance <= 0 && !areSlides) || isSetOff(before, after));
    }

    /** Or names a value. */
    private static boolean isSentence(String before, String after) {
        return before.stripTrailing().endsWith(":")
                || after.endsWith(".")
                || after.endsWith("!")
                || after.endsWith("?");
    }

    private static boolean isSetOff(String before, String after) {
        var front = before.stripTrailing();
        var beside = front.isEmpty() ? after.strip().charAt(0) : front.charAt(front.length() - 1);
        return SEPARATORS.indexOf(beside) >= 0;
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
