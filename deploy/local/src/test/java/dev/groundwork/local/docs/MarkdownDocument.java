package dev.groundwork.local.docs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A document of {@code docs/}: its headings with the tables and code under them. */
final class MarkdownDocument {

    private static final String FENCE = "```";
    private static final Pattern HEADING = Pattern.compile("(#+) (.+)");
    private static final Pattern SEPARATOR = Pattern.compile("\\|[ :|-]+\\|");

    private final String name;
    private final List<String> lines;

    private MarkdownDocument(String name, List<String> lines) {
        this.name = name;
        this.lines = lines;
    }

    static MarkdownDocument named(String name) {
        return new MarkdownDocument(name, Checkout.text("docs/" + name).lines().toList());
    }

    /** The headings under another heading, on every level below it. */
    List<String> headingsUnder(String heading) {
        return withoutCode(section(heading)).stream()
                .map(HEADING::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.group(2).replace("`", ""))
                .toList();
    }

    /** The rows of all tables under a heading, without their heads; cells are free of backticks. */
    List<List<String>> rows(String heading) {
        var section = withoutCode(section(heading));
        var rows = new ArrayList<List<String>>();
        for (int line = 0; line < section.size(); line++) {
            boolean head = line + 1 < section.size() && isSeparator(section.get(line + 1));
            if (section.get(line).startsWith("|") && !head && !isSeparator(section.get(line))) {
                rows.add(cells(section.get(line)));
            }
        }
        return rows;
    }

    /** The blocks of code in one language under a heading. */
    List<String> code(String heading, String language) {
        var blocks = new ArrayList<String>();
        StringBuilder open = null;
        for (var line : section(heading)) {
            if (open == null && line.equals(FENCE + language)) {
                open = new StringBuilder();
            } else if (open != null && line.equals(FENCE)) {
                blocks.add(open.toString());
                open = null;
            } else if (open != null) {
                open.append(line).append('\n');
            }
        }
        return blocks;
    }

    /** What stands between a heading and the next of its level. */
    private List<String> section(String heading) {
        for (int line = 0; line < lines.size(); line++) {
            var matcher = HEADING.matcher(lines.get(line));
            if (matcher.matches() && matcher.group(2).replace("`", "").equals(heading)) {
                return lines.subList(line + 1, end(line + 1, matcher.group(1).length()));
            }
        }
        throw new AssertionError("docs/" + name + " has no heading '" + heading + "'");
    }

    private int end(int start, int level) {
        boolean code = false;
        for (int line = start; line < lines.size(); line++) {
            code ^= lines.get(line).startsWith(FENCE);
            var matcher = HEADING.matcher(lines.get(line));
            if (!code && matcher.matches() && matcher.group(1).length() <= level) {
                return line;
            }
        }
        return lines.size();
    }

    private static List<String> withoutCode(List<String> section) {
        var prose = new ArrayList<String>();
        boolean code = false;
        for (var line : section) {
            code ^= line.startsWith(FENCE);
            if (!code) {
                prose.add(line);
            }
        }
        return prose;
    }

    private static boolean isSeparator(String line) {
        return SEPARATOR.matcher(line).matches();
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.substring(1).split("\\|"))
                .map(cell -> cell.replace("`", "").strip())
                .toList();
    }
}
