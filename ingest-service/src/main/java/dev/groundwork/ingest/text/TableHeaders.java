package dev.groundwork.ingest.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which first row or two of a table name its columns. Rather misses one than takes data for names. Pure. */
final class TableHeaders {

    private static final Pattern NUMBER = Pattern.compile("[\\s$€£%()+\\d.,–-]+");
    private static final Pattern YEAR = Pattern.compile("(19|20)\\d{2}");

    private static final int MOST_CAPTIONS = 5;

    private TableHeaders() {}

    /** The table with its names, if it has any, as its header, and what stands above them as its caption. */
    static Block.Table named(Block.Table table) {
        var rows = table.rows();
        var width = rows.stream()
                .limit(MOST_CAPTIONS + 2)
                .mapToInt(List::size)
                .max()
                .orElse(0);
        for (var captions = 0; captions <= MOST_CAPTIONS && captions < rows.size(); captions++) {
            var body = rows.subList(captions, rows.size());
            if (body.size() > 2 && isTwoLines(body)) {
                return with(table, captions, joined(body.getFirst(), body.get(1)), 2);
            }
            var isHalfEmpty = isHalfEmpty(body.getFirst(), width);
            var mayBeNames = body.size() > 1 && (captions == 0 || !isHalfEmpty);
            if (mayBeNames && isNames(body.getFirst(), body.get(1)) && !repeatsYears(body.getFirst())) {
                return with(table, captions, body.getFirst(), 1);
            }
            if (!isHalfEmpty) {
                return table;
            }
        }
        return table;
    }

    /** As titles and dates are that stand above the names. */
    private static boolean isHalfEmpty(List<String> row, int width) {
        return width > 1 && filled(row).count() * 2 <= width;
    }

    private static Stream<String> filled(List<String> row) {
        return row.stream().filter(cell -> !cell.isEmpty());
    }

    private static Block.Table with(Block.Table table, int captions, List<String> header, int lines) {
        var rows = table.rows();
        var above = rows.subList(0, captions).stream().map(row -> filled(row).collect(Collectors.joining(" | ")));
        var caption = Stream.concat(Stream.of(table.caption()), above)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
        return new Block.Table(caption, header, rows.subList(captions + lines, rows.size()), table.page());
    }

    /** Names of groups of columns stand over those of the columns. */
    private static boolean isTwoLines(List<List<String>> rows) {
        var groups = rows.getFirst();
        var names = rows.get(1);
        var data = rows.get(2);
        var isOverNames = isAsWide(groups, names)
                && ofColumns(groups).noneMatch(TableHeaders::isFigure)
                && ofColumns(groups).anyMatch(cell -> !cell.isEmpty())
                && ofColumns(groups).filter(cell -> !cell.isEmpty()).distinct().count() < names.size() - 1;
        return isOverNames && isNames(names, data) && ofColumns(data).anyMatch(TableHeaders::isFigure);
    }

    /** Some readers leave out the empty cells at the end of a row, and some those that a merged cell covers: the row is short then too. */
    private static boolean isAsWide(List<String> groups, List<String> names) {
        return groups.size() == names.size()
                || (groups.size() < names.size() && ofColumns(groups).anyMatch(String::isEmpty));
    }

    /** Every column but that of the rows' own names has one. It may be a year, when what follows is something else. */
    private static boolean isNames(List<String> row, List<String> next) {
        if (row.size() < 2 || ofColumns(row).anyMatch(cell -> cell.isEmpty() || isFigure(cell))) {
            return false;
        }
        var corner = row.getFirst();
        if (corner.isEmpty()
                ? next.isEmpty() || next.getFirst().isEmpty()
                : NUMBER.matcher(corner).matches()) {
            return false;
        }
        return ofColumns(row).noneMatch(TableHeaders::isYear) || ofColumns(next).anyMatch(TableHeaders::isFigure);
    }

    private static boolean repeatsYears(List<String> row) {
        var years = ofColumns(row).filter(TableHeaders::isYear).toList();
        return Set.copyOf(years).size() < years.size();
    }

    /** The name of a group goes before those of its columns, up to the next group. */
    private static List<String> joined(List<String> groups, List<String> names) {
        var joined = new ArrayList<String>(names.size());
        var group = "";
        for (var i = 0; i < names.size(); i++) {
            var next = i < groups.size() ? groups.get(i) : "";
            group = i <= 1 || !next.isEmpty() ? next : group;
            joined.add(group.equals(names.get(i)) ? group : (group + " " + names.get(i)).strip());
        }
        return joined;
    }

    private static Stream<String> ofColumns(List<String> row) {
        return row.stream().skip(1);
    }

    private static boolean isFigure(String cell) {
        return !cell.isEmpty() && NUMBER.matcher(cell).matches() && !isYear(cell);
    }

    private static boolean isYear(String cell) {
        return YEAR.matcher(cell).matches();
    }
}
