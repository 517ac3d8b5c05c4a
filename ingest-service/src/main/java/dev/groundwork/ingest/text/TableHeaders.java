package dev.groundwork.ingest.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which first row or two of a table name its columns. Rather misses one than takes data for names. Pure. */
final class TableHeaders {

    private static final Pattern NUMBER = Pattern.compile("[\\s$€£%()+\\d.,–-]+");
    private static final Pattern YEAR = Pattern.compile("(19|20)\\d{2}");

    private TableHeaders() {}

    /** The table with its names, if it has any, as its header. */
    static Block.Table named(Block.Table table) {
        var rows = table.rows();
        if (rows.size() > 2 && isTwoLines(rows)) {
            return new Block.Table(joined(rows.getFirst(), rows.get(1)), rows.subList(2, rows.size()), table.page());
        }
        return rows.size() > 1 && isNames(rows.getFirst(), rows.get(1)) && !repeatsYears(rows.getFirst())
                ? new Block.Table(rows.getFirst(), rows.subList(1, rows.size()), table.page())
                : table;
    }

    /** Names of groups of columns stand over those of the columns. */
    private static boolean isTwoLines(List<List<String>> rows) {
        var groups = rows.getFirst();
        var names = rows.get(1);
        var data = rows.get(2);
        var isOverNames = groups.size() == names.size()
                && ofColumns(groups).noneMatch(cell -> NUMBER.matcher(cell).matches())
                && ofColumns(groups).anyMatch(cell -> !cell.isEmpty())
                && ofColumns(groups).filter(cell -> !cell.isEmpty()).distinct().count() < groups.size() - 1;
        return isOverNames && isNames(names, data) && ofColumns(data).anyMatch(TableHeaders::isFigure);
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
            group = i <= 1 || !groups.get(i).isEmpty() ? groups.get(i) : group;
            joined.add((group + " " + names.get(i)).strip());
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
