package dev.groundwork.ingest.text;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which paragraphs of a PDF are headings; it marks none itself. Rather misses one than invents one. Pure. */
final class PdfHeadings {

    private static final int LONGEST_HEADING = 100;
    /** A heading that nothing but its place tells is shorter, and its text longer, than what else stands on lines of its own. */
    private static final int LONGEST_UNMARKED = 80;

    private static final int SHORTEST_TEXT = 60;
    private static final int WORDS_AFTER_A_SHORT_LINE = 5;

    private static final int LINES_OVER_A_TABLE = 3;
    private static final int FEWEST_RUNNING_LINES = 3;
    private static final Pattern NUMBERED = Pattern.compile("\\d{1,2}(\\.\\d{1,2}){0,4}\\.?\\s+\\p{Lu}.*");
    private static final Pattern NAMED = Pattern.compile(
            "(?i:part|item|section|chapter|article|note|appendix|annex)\\s+(\\d+[A-Z]?|[IVXivx]+|[A-Z])\\b.*");
    private static final Pattern CAPITALS = Pattern.compile("(?=.*\\p{Lu}{4})[\\p{Lu}\\d\\s&,'’()/–-]+");
    private static final Pattern UNMARKED =
            Pattern.compile("(?=.*\\p{L}{2})\\p{Lu}[\\p{L}\\p{N}\\p{P}\\p{Sc}\\s+&]*(?<![!?])");
    private static final Pattern ENDED = Pattern.compile(".*[.,;:]");
    private static final Pattern SENTENCE_END = Pattern.compile("(?s).*[.!?:]");
    private static final Pattern TEXT = Pattern.compile("(?s)[\\p{Lu}\\d\"“'‘(].*[.!?][)\"”’]?");

    private final List<Block> blocks;
    private final Set<String> runningLines;

    PdfHeadings(List<Block> blocks) {
        this.blocks = blocks;
        this.runningLines = runningLines(blocks);
    }

    boolean isHeading(int index) {
        if (index == blocks.size() - 1 || !(blocks.get(index) instanceof Block.Paragraph paragraph)) {
            return false;
        }
        var text = paragraph.text();
        return text.length() <= LONGEST_HEADING
                && !text.contains("\n")
                && !ENDED.matcher(text).matches()
                && !runningLines.contains(text)
                && (isMarked(text) || (isLineOfItsOwn(text) && (beginsText(index) || beginsPageOfATable(index))))
                && !PdfLines.isRow(text);
    }

    private static boolean isMarked(String text) {
        return NUMBERED.matcher(text).matches()
                || NAMED.matcher(text).matches()
                || CAPITALS.matcher(text).matches();
    }

    private boolean isLineOfItsOwn(String text) {
        return text.length() <= LONGEST_UNMARKED && UNMARKED.matcher(text).matches();
    }

    /** Running text follows. After another short line, only what is as short as headings are: it may be the last row of a table. */
    private boolean beginsText(int index) {
        var line = blocks.get(index);
        return isParagraphOf(line.page(), index + 1, PdfHeadings::isText)
                && (words(line) <= WORDS_AFTER_A_SHORT_LINE
                        || !isParagraphOf(line.page(), index - 1, PdfHeadings::isUnendedLine));
    }

    private boolean beginsPageOfATable(int index) {
        var page = blocks.get(index).page();
        return page != null
                && !isParagraphOf(page, index - 1, text -> true)
                && IntStream.rangeClosed(index + 1, index + LINES_OVER_A_TABLE)
                        .anyMatch(next -> isParagraphOf(page, next, PdfLines::isRow));
    }

    private boolean isParagraphOf(Integer page, int index, Predicate<String> condition) {
        return index >= 0
                && index < blocks.size()
                && blocks.get(index) instanceof Block.Paragraph paragraph
                && Objects.equals(paragraph.page(), page)
                && condition.test(paragraph.text());
    }

    private static boolean isText(String text) {
        return text.length() >= SHORTEST_TEXT && TEXT.matcher(text).matches();
    }

    private static boolean isUnendedLine(String text) {
        return text.length() <= LONGEST_UNMARKED && !SENTENCE_END.matcher(text).matches();
    }

    private static int words(Block line) {
        return ((Block.Paragraph) line).text().split("\\s+").length;
    }

    /** What stands on a quarter of the pages is of the page and not of the text. */
    private static Set<String> runningLines(List<Block> blocks) {
        var pages = blocks.stream()
                .map(Block::page)
                .filter(Objects::nonNull)
                .distinct()
                .count();
        return blocks.stream()
                .filter(Block.Paragraph.class::isInstance)
                .map(block -> ((Block.Paragraph) block).text())
                .filter(text -> text.length() <= LONGEST_HEADING)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .filter(line -> line.getValue() >= Math.max(FEWEST_RUNNING_LINES, pages / 4))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
