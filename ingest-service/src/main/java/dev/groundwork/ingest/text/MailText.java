package dev.groundwork.ingest.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells what somebody wrote anew in a message from what he quotes and from his signature, by the marks mail programs leave. Works on the
 * lines of the layout; nothing but the marks themselves is left out. Pure.
 */
public final class MailText {

    /** A line of a paragraph, or a block that has no lines. */
    private record Line(String text, Block block, boolean beginsParagraph) {

        Line unmarked() {
            return new Line(text.substring(1), block, beginsParagraph);
        }
    }

    /** How many lines an introduction such as "On Monday, Ann wrote:" may take. */
    private static final int LONGEST_INTRODUCTION = 3;

    private final List<Line> lines;
    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private Block.Voice voice;
    private Integer page;

    private MailText(List<Line> lines) {
        this.lines = lines;
    }

    /** The blocks in order; what is not new in {@link Block.Aside}s. */
    public static List<Block> split(List<Block> blocks) {
        return new MailText(unescaped(blocks.stream().flatMap(MailText::lines).toList())).split();
    }

    /** Mailboxes mark a line that begins as a message does there; where other lines are marked or introduced, it may be quoted. */
    private static List<Line> unescaped(List<Line> lines) {
        if (lines.stream().anyMatch(line -> MailMarks.isQuoted(line.text()) && !isFrom(line))) {
            return lines;
        }
        return Stream.iterate(0, i -> i < lines.size(), i -> i + 1)
                .map(i -> isFrom(lines.get(i)) && !isIntroduced(lines, i)
                        ? lines.get(i).unmarked()
                        : lines.get(i))
                .toList();
    }

    private static boolean isFrom(Line line) {
        return line.text() != null && line.text().startsWith(">From ");
    }

    private static boolean isIntroduced(List<Line> lines, int index) {
        return index > 0
                && String.valueOf(lines.get(index - 1).text()).stripTrailing().endsWith(":");
    }

    /** What is known to be quoted by its place. */
    public static Block quoted(Block block) {
        return new Block.Aside(Block.Voice.QUOTE, content(block), block.page());
    }

    private List<Block> split() {
        var restIsQuoted = false;
        var quotedUntil = 0;
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (!restIsQuoted && i >= quotedUntil) {
                var introduction = introduction(i);
                if (introduction > 0) {
                    quotedUntil = i + introduction;
                    restIsQuoted = !isQuotedAt(quotedUntil);
                }
                restIsQuoted |= MailMarks.isDivider(line.text()) || MailMarks.isHead(next(i, MailMarks.HEAD));
            }
            add(line, restIsQuoted || i < quotedUntil ? Block.Voice.QUOTE : voice(line));
        }
        end();
        return blocks;
    }

    /** Without a mark of its own: a signature goes on until something is quoted, new text until something ends it. */
    private Block.Voice voice(Line line) {
        if (line.block() instanceof Block.Aside aside) {
            return aside.voice();
        }
        if (MailMarks.isQuoted(line.text())) {
            return Block.Voice.QUOTE;
        }
        return voice == Block.Voice.SIGNATURE || MailMarks.beginsSignature(line.text()) ? Block.Voice.SIGNATURE : null;
    }

    /** How many lines from there introduce a quotation, 0 for none. */
    private int introduction(int from) {
        for (var length = 1; length <= LONGEST_INTRODUCTION; length++) {
            var some = next(from, length);
            if (some.size() == length && MailMarks.isIntroduction(String.join(" ", some))) {
                return length;
            }
        }
        return 0;
    }

    private List<String> next(int from, int count) {
        return lines.subList(from, Math.min(lines.size(), from + count)).stream()
                .takeWhile(line -> line.text() != null)
                .map(Line::text)
                .toList();
    }

    private boolean isQuotedAt(int index) {
        return index < lines.size()
                && (lines.get(index).block() instanceof Block.Aside
                        || MailMarks.isQuoted(lines.get(index).text()));
    }

    private void add(Line line, Block.Voice present) {
        if (present != voice || line.beginsParagraph()) {
            end();
        }
        voice = present;
        if (line.text() != null) {
            page = line.block().page();
            append(present == Block.Voice.QUOTE ? MailMarks.unquoted(line.text()) : line.text());
        } else {
            blocks.add(
                    present == null
                            ? line.block()
                            : new Block.Aside(
                                    present, content(line.block()), line.block().page()));
        }
    }

    private void append(String line) {
        if (line.isBlank()) {
            end();
        } else {
            text.append(text.isEmpty() ? "" : "\n").append(line);
        }
    }

    private void end() {
        if (!text.toString().isBlank()) {
            blocks.add(
                    voice == null
                            ? new Block.Paragraph(text.toString(), page)
                            : new Block.Aside(voice, text.toString(), page));
        }
        text.setLength(0);
    }

    private static Stream<Line> lines(Block block) {
        if (!(block instanceof Block.Paragraph paragraph)) {
            return Stream.of(new Line(null, block, true));
        }
        var lines = paragraph.text().lines().toList();
        return Stream.iterate(0, i -> i < lines.size(), i -> i + 1).map(i -> new Line(lines.get(i), block, i == 0));
    }

    private static String content(Block block) {
        return switch (block) {
            case Block.Heading heading -> heading.text();
            case Block.Paragraph paragraph -> paragraph.text();
            case Block.Code code -> code.text();
            case Block.Aside aside -> aside.text();
            case Block.Table table ->
                Stream.of(Stream.of(List.of(table.caption()), table.header()), table.rows().stream())
                        .flatMap(rows -> rows)
                        .map(row -> String.join(" ", row))
                        .filter(row -> !row.isBlank())
                        .collect(Collectors.joining("\n"));
        };
    }
}
