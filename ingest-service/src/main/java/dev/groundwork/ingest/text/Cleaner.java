package dev.groundwork.ingest.text;

import jakarta.enterprise.context.ApplicationScoped;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes text of layout: characters that nobody sees or means are gone, words and lines are whole. Pure. */
@ApplicationScoped
public class Cleaner {

    private static final Pattern LINE_ENDS = Pattern.compile("\\R");
    private static final Pattern SPACES = Pattern.compile("[\\t\\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000]");
    /** Controls but the line feed, soft hyphens, zero-width spaces and joiners of words, marks of direction, tags, what is no character. */
    private static final Pattern INVISIBLE = Pattern.compile(
            "[\\p{Cc}&&[^\\n]]|[\\u00ad\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff\\ufff9-\\uffff]|[\\ud800-\\udfff]|[\\x{e0000}-\\x{e007f}]");

    /** A soft hyphen that shows because its line ends there, with the line end. */
    private static final Pattern SHOWN_HYPHEN = Pattern.compile("\\u00ad *+\\n *+(?=[\\p{L}\\p{N}])");

    private static final Pattern RUNS = Pattern.compile(" {2,}");
    private static final Pattern WHITE = Pattern.compile("\\s+");
    // Of text whose runs are single spaces: a run in front of what has to match would be tried from each of its spaces.
    private static final Pattern WRAPPED = Pattern.compile(" ?\\n(?! ?([-*\\u2022\\u2023\\u25aa]|\\d{1,3}[.)]) )\\s*");
    private static final Map<String, String> LIGATURES = Map.of(
            "\ufb00", "ff", "\ufb01", "fi", "\ufb02", "fl", "\ufb03", "ffi", "\ufb04", "ffl", "\ufb05", "st", "\ufb06",
            "st");

    /** Cleans every block and drops those of which nothing is left, and what is of the pages and not of the text. */
    public ExtractedText clean(ExtractedText text) {
        return cleaned(text, RunningLines.removed(text.blocks()));
    }

    /** The same, of slides where the type is that of a presentation. */
    public ExtractedText clean(ExtractedText text, String mediaType) {
        return MediaTypes.isPresentation(mediaType)
                ? cleaned(text, RunningLines.removedOfSlides(text.blocks()))
                : clean(text);
    }

    private static ExtractedText cleaned(ExtractedText text, List<Block> ofText) {
        var seen = ofText.stream().map(Cleaner::seen).filter(Objects::nonNull).toList();
        var hyphens = Hyphens.of(paragraphs(seen));
        var blocks = seen.stream()
                .map(block -> flowing(block, hyphens))
                .filter(Objects::nonNull)
                .toList();
        var title = text.title() == null ? null : line(text.title());
        return new ExtractedText(title == null || title.isEmpty() ? null : title, blocks, text.parts());
    }

    private static List<String> paragraphs(List<Block> blocks) {
        return blocks.stream()
                .filter(Block.Paragraph.class::isInstance)
                .map(block -> ((Block.Paragraph) block).text())
                .toList();
    }

    private static Block seen(Block block) {
        return switch (block) {
            case Block.Heading heading -> {
                var text = line(heading.text());
                yield text.isEmpty() ? null : new Block.Heading(heading.level(), text, heading.page());
            }
            case Block.Paragraph paragraph -> new Block.Paragraph(lines(paragraph.text()), paragraph.page());
            case Block.Aside aside -> new Block.Aside(aside.voice(), lines(aside.text()), aside.page());
            case Block.Code code -> {
                var text = code(code.text());
                yield text.isBlank() ? null : new Block.Code(text, code.page());
            }
            case Block.Table table -> {
                var rows = table.rows().stream()
                        .map(Cleaner::cells)
                        .filter(row -> row.stream().anyMatch(cell -> !cell.isEmpty()))
                        .toList();
                yield rows.isEmpty() && table.header().isEmpty()
                        ? null
                        : Columns.used(new Block.Table(caption(table), cells(table.header()), rows, table.page()));
            }
        };
    }

    private static Block flowing(Block block, Hyphens hyphens) {
        return switch (block) {
            case Block.Paragraph paragraph -> {
                var text = flowing(paragraph.text(), hyphens);
                yield text.isEmpty() ? null : new Block.Paragraph(text, paragraph.page());
            }
            case Block.Aside aside -> {
                var text = flowing(aside.text(), hyphens);
                yield text.isEmpty() ? null : new Block.Aside(aside.voice(), text, aside.page());
            }
            case Block.Heading heading -> heading;
            case Block.Table table -> table;
            case Block.Code code -> code;
        };
    }

    private static String caption(Block.Table table) {
        return table.caption().lines().map(Cleaner::line).collect(Collectors.joining("\n"));
    }

    private static List<String> cells(List<String> row) {
        return row.stream().map(Cleaner::line).toList();
    }

    /** Running text: one line, but for items of lists, which keep theirs. */
    static String flowing(String lines, Hyphens hyphens) {
        return WRAPPED.matcher(hyphens.joined(lines)).replaceAll(" ").strip();
    }

    /** Running text in the lines of its layout. */
    static String lines(String raw) {
        return RUNS.matcher(visible(raw)).replaceAll(" ");
    }

    /** Lines as they stand, with their indentation. */
    static String code(String raw) {
        return LINE_ENDS.splitAsStream(raw).map(Cleaner::codeLine).collect(Collectors.joining("\n"));
    }

    private static String codeLine(String line) {
        return Arrays.stream(line.split("\t", -1))
                .map(Cleaner::visible)
                .collect(Collectors.joining("\t"))
                .stripTrailing();
    }

    /** Text of one line. */
    static String line(String raw) {
        return WHITE.matcher(visible(raw)).replaceAll(" ").strip();
    }

    private static String visible(String raw) {
        return raw.chars().allMatch(Cleaner::isPlain) ? raw : madeVisible(raw);
    }

    /** Of most texts every character is: nothing below would change them, and looking for it takes most of the time of cleaning. */
    private static boolean isPlain(int character) {
        return (character >= ' ' && character <= '~') || character == '\n' || isPunctuation(character);
    }

    /** Dashes, quotation marks, bullets, the ellipsis. */
    private static boolean isPunctuation(int character) {
        return character >= '\u2010' && character <= '\u2027';
    }

    private static String madeVisible(String raw) {
        var text = LINE_ENDS.matcher(Mojibake.repaired(raw)).replaceAll("\n");
        text = SPACES.matcher(text).replaceAll(" ");
        if (text.indexOf('\u00ad') >= 0) {
            text = SHOWN_HYPHEN.matcher(text).replaceAll("");
        }
        text = INVISIBLE.matcher(text).replaceAll("");
        for (var ligature : LIGATURES.entrySet()) {
            text = text.replace(ligature.getKey(), ligature.getValue());
        }
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
