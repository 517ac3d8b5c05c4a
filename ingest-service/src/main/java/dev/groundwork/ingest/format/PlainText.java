package dev.groundwork.ingest.format;

import dev.groundwork.ingest.text.Block;
import dev.groundwork.ingest.text.MediaTypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The structure of text that carries none but its characters: paragraphs by blank lines, and Markdown. */
final class PlainText {

    private static final int DEEPEST_HEADING = 6;
    // Each is linear in what it reads: a line has lost its ends, and no two parts of a pattern can share a run.
    private static final Pattern LINE_ENDS = Pattern.compile("\\R");
    private static final Pattern BLANK_LINES = Pattern.compile("\\n[ \\t\\u00a0]*\\n\\s*");
    /** Signs, and perhaps the name of a language; what is closed in its own line is no fence. */
    private static final Pattern FENCE = Pattern.compile("`{3,}[^`]*+|~{3,}.*+");

    private static final Pattern UNDERLINE = Pattern.compile("=+|-{3,}");
    private static final Pattern RULE = Pattern.compile(":?-+:?");

    private PlainText() {}

    static List<Block> blocks(String text, String mediaType, String fileName) {
        if (mediaType.equals(MediaTypes.MARKDOWN)) {
            return markdown(text);
        }
        if (JsonText.is(text, mediaType)) {
            return List.of(new Block.Code(JsonText.readable(text), null));
        }
        return MediaTypes.isSource(mediaType, fileName) ? List.of(new Block.Code(text, null)) : paragraphs(text, null);
    }

    /** As the text itself states it; null when it does not. */
    static String title(String text, String mediaType) {
        return mediaType.equals(MediaTypes.MARKDOWN)
                ? FrontMatter.of(text.lines().toList()).title()
                : null;
    }

    static List<Block> paragraphs(String text, Integer page) {
        return BLANK_LINES
                .splitAsStream(LINE_ENDS.matcher(text).replaceAll("\n"))
                .filter(paragraph -> !paragraph.isBlank())
                .<Block>map(paragraph -> new Block.Paragraph(paragraph.strip(), page))
                .toList();
    }

    /** Headings in both forms, pipe tables, fenced code and what stands before the text as they stand; all else is paragraphs. */
    static List<Block> markdown(String text) {
        var blocks = new ArrayList<Block>();
        var pending = new ArrayList<String>();
        var whole = text.lines().toList();
        var front = FrontMatter.of(whole);
        if (front.isThere()) {
            endCode(new ArrayList<>(front.lines()), blocks);
        }
        var lines = front.isThere() ? whole.subList(front.lines().size() + 2, whole.size()) : whole;
        String fence = null;
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var heading = heading(line);
            if (fence != null) {
                if (isClosing(line.strip(), fence)) {
                    endCode(pending, blocks);
                    fence = null;
                } else {
                    pending.add(line);
                }
            } else if (FENCE.matcher(line.strip()).matches()) {
                flush(pending, blocks);
                fence = line.strip();
            } else if (heading != null) {
                flush(pending, blocks);
                blocks.add(heading);
            } else if (isUnderlined(pending, line)) {
                var title = pending.removeLast();
                flush(pending, blocks);
                blocks.add(new Block.Heading(line.startsWith("=") ? 1 : 2, title.strip(), null));
            } else if (startsTable(lines, i)) {
                flush(pending, blocks);
                i = table(lines, i, blocks) - 1;
            } else {
                pending.add(line);
            }
        }
        if (fence == null) {
            flush(pending, blocks);
        } else {
            endCode(pending, blocks);
        }
        return blocks;
    }

    private static void endCode(List<String> pending, List<Block> blocks) {
        var code = String.join("\n", pending);
        if (!code.isBlank()) {
            blocks.add(new Block.Code(code, null));
        }
        pending.clear();
    }

    /** At least as many of the same signs, and nothing else. */
    private static boolean isClosing(String line, String fence) {
        var sign = fence.charAt(0);
        var opening = fence.chars().takeWhile(character -> character == sign).count();
        return line.length() >= opening && line.chars().allMatch(character -> character == sign);
    }

    /** Signs, a space and a title, which more signs may close; null when the line is no heading. */
    private static Block.Heading heading(String line) {
        var level = 0;
        while (level < line.length() && line.charAt(level) == '#') {
            level++;
        }
        if (level == 0 || level > DEEPEST_HEADING || level == line.length() || !isSpace(line.charAt(level))) {
            return null;
        }
        var title = withoutClosingSigns(line.substring(level).strip());
        return title.isEmpty() ? null : new Block.Heading(level, title, null);
    }

    private static String withoutClosingSigns(String title) {
        var end = title.length();
        while (end > 0 && title.charAt(end - 1) == '#') {
            end--;
        }
        // Signs that touch a word belong to it, as in C#.
        return end == 0 || isSpace(title.charAt(end - 1))
                ? title.substring(0, end).strip()
                : title;
    }

    private static boolean isSpace(char character) {
        return Character.isWhitespace(character);
    }

    private static boolean isUnderlined(List<String> pending, String line) {
        return !pending.isEmpty()
                && !pending.getLast().isBlank()
                && UNDERLINE.matcher(line.stripTrailing()).matches();
    }

    private static boolean startsTable(List<String> lines, int index) {
        return lines.get(index).contains("|")
                && index + 1 < lines.size()
                && lines.get(index + 1).contains("|")
                && cells(lines.get(index + 1)).stream()
                        .allMatch(cell -> RULE.matcher(cell).matches());
    }

    /** Returns the index of the first line after the table. */
    private static int table(List<String> lines, int start, List<Block> blocks) {
        var rows = new ArrayList<List<String>>();
        var next = start + 2;
        for (; next < lines.size() && lines.get(next).contains("|"); next++) {
            rows.add(cells(lines.get(next)));
        }
        blocks.add(new Block.Table(cells(lines.get(start)), rows, null));
        return next;
    }

    private static List<String> cells(String line) {
        var inner = line.strip().replaceFirst("^\\|", "").replaceFirst("\\|$", "");
        return Arrays.stream(inner.split("(?<!\\\\)\\|", -1)).map(String::strip).toList();
    }

    private static void flush(List<String> pending, List<Block> blocks) {
        blocks.addAll(paragraphs(String.join("\n", pending), null));
        pending.clear();
    }
}
