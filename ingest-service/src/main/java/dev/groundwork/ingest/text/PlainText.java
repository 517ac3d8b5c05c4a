package dev.groundwork.ingest.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The structure of text that carries none but its characters: paragraphs by blank lines, and Markdown. */
final class PlainText {

    private static final Pattern BLANK_LINES = Pattern.compile("\\R[ \\t\\u00a0]*\\R\\s*");
    private static final Pattern HEADING = Pattern.compile("(#{1,6})\\s+(.+?)\\s*#*\\s*");
    private static final Pattern UNDERLINE = Pattern.compile("(=+|-{3,})\\s*");
    private static final Pattern TABLE_RULE = Pattern.compile("\\|?\\s*:?-+:?\\s*(\\|\\s*:?-+:?\\s*)*\\|?\\s*");
    private static final Pattern FENCE = Pattern.compile("\\s*(```|~~~).*");

    private PlainText() {}

    static List<Block> paragraphs(String text, Integer page) {
        return Arrays.stream(BLANK_LINES.split(text))
                .filter(paragraph -> !paragraph.isBlank())
                .<Block>map(paragraph -> new Block.Paragraph(paragraph.strip(), page))
                .toList();
    }

    /** Headings in both forms, pipe tables, fenced code as it stands; all else is paragraphs. */
    static List<Block> markdown(String text) {
        var blocks = new ArrayList<Block>();
        var pending = new ArrayList<String>();
        var lines = text.lines().toList();
        var fenced = false;
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var heading = HEADING.matcher(line);
            if (FENCE.matcher(line).matches()) {
                fenced = !fenced;
            } else if (fenced) {
                pending.add(line);
            } else if (heading.matches()) {
                flush(pending, blocks);
                blocks.add(new Block.Heading(heading.group(1).length(), heading.group(2), null));
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
        flush(pending, blocks);
        return blocks;
    }

    private static boolean isUnderlined(List<String> pending, String line) {
        return !pending.isEmpty()
                && !pending.getLast().isBlank()
                && UNDERLINE.matcher(line).matches();
    }

    private static boolean startsTable(List<String> lines, int index) {
        return lines.get(index).contains("|")
                && index + 1 < lines.size()
                && lines.get(index + 1).contains("-")
                && lines.get(index + 1).contains("|")
                && TABLE_RULE.matcher(lines.get(index + 1)).matches();
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
