package dev.groundwork.ingest.format;

import java.util.List;
import java.util.regex.Pattern;

/** What a Markdown file says of itself before its text: YAML between two lines of dashes at its very top. */
final class FrontMatter {

    private static final FrontMatter NONE = new FrontMatter(List.of());

    private static final String FENCE = "---";
    private static final int LONGEST = 200;
    /** A key, what goes on below one, an item, or a comment. */
    private static final Pattern YAML = Pattern.compile("[\\w-]+:(\\s.*)?|[ \\t].*|-\\s.*|#.*|");

    private static final String TITLE = "title:";
    private static final Pattern QUOTED = Pattern.compile("\"(.+)\"|'(.+)'");
    /** Of text on the lines below. */
    private static final Pattern NO_VALUE = Pattern.compile("[|>][-+\\d]*");

    private final List<String> lines;

    private FrontMatter(List<String> lines) {
        this.lines = lines;
    }

    static FrontMatter of(List<String> text) {
        if (text.isEmpty() || !text.getFirst().stripTrailing().equals(FENCE)) {
            return NONE;
        }
        for (var i = 1; i < Math.min(text.size(), LONGEST); i++) {
            var line = text.get(i).stripTrailing();
            if (line.equals(FENCE) || line.equals("...")) {
                return text.get(1).contains(":") ? new FrontMatter(text.subList(1, i)) : NONE;
            }
            if (!YAML.matcher(line).matches()) {
                return NONE;
            }
        }
        return NONE;
    }

    boolean isThere() {
        return !lines.isEmpty();
    }

    /** The lines between those of dashes. */
    List<String> lines() {
        return lines;
    }

    /** Null when it says none. */
    String title() {
        return lines.stream()
                .filter(line -> line.startsWith(TITLE))
                .map(line -> line.substring(TITLE.length()).strip())
                .filter(title -> !title.isEmpty() && !NO_VALUE.matcher(title).matches())
                .map(FrontMatter::unquoted)
                .findFirst()
                .orElse(null);
    }

    private static String unquoted(String value) {
        return QUOTED.matcher(value).matches() ? value.substring(1, value.length() - 1) : value;
    }
}
