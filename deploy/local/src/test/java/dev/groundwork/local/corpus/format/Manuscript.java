package dev.groundwork.local.corpus.format;

import dev.groundwork.local.corpus.format.Block.Bullets;
import dev.groundwork.local.corpus.format.Block.Heading;
import dev.groundwork.local.corpus.format.Block.Paragraph;
import dev.groundwork.local.corpus.format.Block.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a document says, before it has a format: header lines ({@code key: value}), an empty line, then a small part of
 * Markdown (headings, paragraphs, bullets, tables), its blocks parted by empty lines or by a change of kind.
 */
public record Manuscript(Map<String, String> headers, List<Block> blocks) {

    private static final DateTimeFormatter LONG_DATE = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    /** @throws IllegalArgumentException when there is no empty line after the headers */
    public static Manuscript parse(String source) {
        var parts = source.split("\n\n", 2);
        if (parts.length != 2) {
            throw new IllegalArgumentException("no empty line after the headers");
        }
        var headers = new HashMap<String, String>();
        for (var line : parts[0].lines().toList()) {
            var pair = line.split(": ", 2);
            headers.put(pair[0], pair[1]);
        }
        return new Manuscript(Map.copyOf(headers), blocks(parts[1]));
    }

    public String title() {
        return header("title");
    }

    public String author() {
        return header("author");
    }

    /** The document's date; midnight UTC when the manuscript names a day only. */
    public Instant date() {
        var date = header("date");
        return date.contains("T")
                ? Instant.parse(date)
                : LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The date as a reader writes it, for example {@code 11 February 2026}. */
    public String longDate() {
        return LONG_DATE.format(date().atZone(ZoneOffset.UTC));
    }

    /** @throws IllegalArgumentException when the manuscript lacks it */
    public String header(String key) {
        var value = headers.get(key);
        if (value == null) {
            throw new IllegalArgumentException("manuscript without " + key);
        }
        return value;
    }

    private static List<Block> blocks(String body) {
        var blocks = new ArrayList<Block>();
        var lines = new ArrayList<String>();
        for (var line : body.lines().toList()) {
            if (!lines.isEmpty() && (line.isBlank() || kind(line) != kind(lines.getLast()))) {
                blocks.add(block(lines));
                lines.clear();
            }
            if (!line.isBlank()) {
                lines.add(line);
            }
        }
        if (!lines.isEmpty()) {
            blocks.add(block(lines));
        }
        return List.copyOf(blocks);
    }

    private static char kind(String line) {
        var first = line.charAt(0);
        return first == '#' || first == '|' || line.startsWith("- ") ? first : 'p';
    }

    private static Block block(List<String> lines) {
        var first = lines.getFirst();
        return switch (kind(first)) {
            case '#' -> new Heading(first.indexOf(' '), first.substring(first.indexOf(' ') + 1));
            case '-' ->
                new Bullets(lines.stream().map(line -> line.substring(2)).toList());
            case '|' -> new Table(lines.stream().map(Manuscript::cells).toList());
            default -> new Paragraph(String.join("\n", lines));
        };
    }

    private static List<String> cells(String row) {
        var inner = row.substring(1, row.lastIndexOf('|'));
        return Arrays.stream(inner.split("\\|", -1)).map(String::strip).toList();
    }
}
