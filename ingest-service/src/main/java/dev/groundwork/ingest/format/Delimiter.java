package dev.groundwork.ingest.format;

import dev.groundwork.ingest.text.Block;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What parts the columns of a text table: the candidate that stands as often in most of its first lines, and then the most frequent. */
enum Delimiter {
    COMMA(','),
    TAB('\t'),
    SEMICOLON(';'),
    PIPE('|');

    /** How well a candidate parts the columns: so many lines have so many of it. */
    private record Fit(Delimiter delimiter, long lines, long columns) {}

    private static final int SAMPLE = 65_536;
    private static final int LINES = 50;
    /** A first line that spreadsheets write and read. */
    private static final Pattern DECLARATION = Pattern.compile("(?i)\"?sep=(.?)\"?");

    private static final Pattern LINE_END = Pattern.compile("\\R");
    /** A cell in quotation marks, whatever stands in it. */
    private static final Pattern QUOTED = Pattern.compile("(?<![^\\n,;|\\t \"])\"[^\"]*+\"");

    private static final Pattern BETWEEN_DIGITS = Pattern.compile("(?<=\\d),(?=\\d)");

    private final char character;

    Delimiter(char character) {
        this.character = character;
    }

    static Delimiter of(String text) {
        var sample = LINE_END.matcher(text.substring(0, Math.min(text.length(), SAMPLE)))
                .replaceAll("\n");
        var declared = DECLARATION.matcher(sample.lines().findFirst().orElse("").replace("\ufeff", ""));
        if (declared.matches()) {
            return Arrays.stream(values())
                    .filter(candidate -> declared.group(1).indexOf(candidate.character) >= 0)
                    .findFirst()
                    .orElseGet(() -> mostFitting(sample));
        }
        return mostFitting(sample);
    }

    private static Delimiter mostFitting(String sample) {
        var lines = lines(sample);
        var decimals = lines(BETWEEN_DIGITS.matcher(sample).replaceAll(""));
        // A comma that stands nowhere but in numbers is that of their decimals, where there is something else.
        var isDecimal = decimals.stream().noneMatch(line -> COMMA.count(line) > 0);
        return Arrays.stream(values())
                .map(candidate -> candidate.fit(lines))
                .max(Comparator.comparingLong(Fit::lines)
                        .thenComparing(fit -> fit.delimiter != COMMA || fit.lines == 0 || !isDecimal)
                        .thenComparingLong(Fit::columns)
                        .thenComparing(Fit::delimiter, Comparator.reverseOrder()))
                .orElseThrow()
                .delimiter;
    }

    private static List<String> lines(String sample) {
        return QUOTED.matcher(sample)
                .replaceAll("")
                .lines()
                .filter(line -> !line.isBlank())
                .limit(LINES)
                .toList();
    }

    private Fit fit(List<String> lines) {
        return lines.stream()
                .map(this::count)
                .filter(count -> count > 0)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.<Long, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(most -> new Fit(this, most.getValue(), most.getKey()))
                .orElse(new Fit(this, 0, 0));
    }

    /** The tables of a file without the line that only says what parts its columns. */
    static List<Block> withoutDeclaration(List<Block> blocks) {
        return blocks.stream()
                .map(block -> block == blocks.getFirst()
                                && block instanceof Block.Table table
                                && isDeclaration(table.rows().getFirst())
                        ? new Block.Table(
                                table.header(),
                                table.rows().subList(1, table.rows().size()),
                                table.page())
                        : block)
                .toList();
    }

    private static boolean isDeclaration(List<String> row) {
        return row.stream().skip(1).allMatch(String::isEmpty)
                && DECLARATION
                        .matcher(row.getFirst().replace("\ufeff", "").strip())
                        .matches();
    }

    String tikaName() {
        return name().toLowerCase(Locale.ROOT);
    }

    private long count(String line) {
        return line.chars().filter(c -> c == character).count();
    }
}
