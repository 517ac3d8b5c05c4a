package dev.groundwork.ingest.format;

import dev.groundwork.ingest.text.Block;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A table while it is read: each cell stands in its own column, whatever spans the columns before it and the rows above it. */
final class Grid {

    /** @param isName whether it is marked as the name of a column or row */
    record Cell(String text, boolean isName, int columns, int rows) {

        Cell spanning(int columns, int rows) {
            return new Cell(text, isName, columns, rows);
        }

        boolean isFilled() {
            return !text.chars().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
        }
    }

    /** A cell that reaches into so many more rows. */
    private record Hanging(String text, int rows) {}

    /** As far as spans reach in browsers. */
    private static final int WIDEST = 1000;
    /** What is longer, or wider, is read in its first place. */
    private static final int LONGEST_REPEATED = 100;

    private static final int MOST_REPEATED = 50;

    private static final int MOST_LINES_OF_NAMES = 3;
    /** Where the names of groups of columns stand. */
    private static final int TOP = 2;

    private final boolean isSheet;
    private final List<List<String>> rows = new ArrayList<>();
    private final Map<Integer, Hanging> hanging = new HashMap<>();
    private int namesRows;

    /** @param isSheet whether a span may stand for as many equal cells */
    Grid(boolean isSheet) {
        this.isSheet = isSheet;
    }

    /** Returns how much the row takes besides its own cells: what it repeats, and the places it leaves empty. */
    int add(List<Cell> cells) {
        // A title over the whole table is said once.
        var isTitle = hanging.isEmpty() && cells.stream().filter(Cell::isFilled).count() == 1;
        var row = new Row();
        for (var cell : cells) {
            row.hangingCells();
            var isRepeated = !isTitle && isShort(cell) && cell.columns <= MOST_REPEATED;
            row.cell(cell, isRepeated && (isSheet || cell.isName || rows.size() < TOP));
        }
        row.hangingCells();
        if (row.texts.stream().anyMatch(text -> !text.isEmpty())) {
            namesRows += namesRows == rows.size() && isOfNames(cells) ? 1 : 0;
            rows.add(row.texts);
        }
        return row.extra + Math.max(0, row.texts.size() - cells.size());
    }

    /** Empty when nothing stands in it. */
    Optional<Block.Table> table(Integer page) {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        if (namesRows == rows.size()) {
            return Optional.of(new Block.Table(List.of(), rows, page));
        }
        var width = rows.stream().mapToInt(List::size).max().orElseThrow();
        var captions = (int) rows.stream()
                .limit(namesRows)
                .takeWhile(row -> width > 1 && isTitle(row))
                .count();
        var names = namesRows - captions > MOST_LINES_OF_NAMES ? captions : namesRows;
        var caption = String.join(
                "\n", rows.subList(0, captions).stream().map(List::getFirst).toList());
        var header = names(rows.subList(captions, names));
        return Optional.of(new Block.Table(caption, header, rows.subList(names, rows.size()), page));
    }

    private static boolean isTitle(List<String> row) {
        return !row.getFirst().isEmpty() && row.stream().skip(1).allMatch(String::isEmpty);
    }

    /** Of each column, from the name of its group down to its own. */
    private static List<String> names(List<List<String>> lines) {
        var width = lines.stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(0, width)
                .mapToObj(column -> {
                    var parts = new LinkedHashSet<String>();
                    lines.stream()
                            .filter(line -> column < line.size())
                            .map(line -> line.get(column).strip())
                            .filter(part -> !part.isEmpty())
                            .forEach(parts::add);
                    return String.join(" ", parts);
                })
                .toList();
    }

    private static boolean isOfNames(List<Cell> cells) {
        return cells.stream().anyMatch(Cell::isName)
                && cells.stream().filter(Cell::isFilled).allMatch(Cell::isName);
    }

    private static boolean isShort(Cell cell) {
        return cell.text.length() <= LONGEST_REPEATED;
    }

    /** The places of a row up to its last cell, or the last that reaches into it. */
    private final class Row {

        private final List<String> texts = new ArrayList<>();
        private int column;
        private int extra;

        /** The cells of rows above that stand here too. */
        private void hangingCells() {
            for (var above = hanging.remove(column); above != null; above = hanging.remove(column)) {
                hang(above.text, above.rows - 1);
                place(above.text);
                extra += 1 + above.text.length();
            }
        }

        private void cell(Cell cell, boolean isRepeated) {
            var text = cell.isFilled() ? cell.text : "";
            var end = Math.max(column + 1, Math.min(column + cell.columns, WIDEST));
            hang(isShort(cell) ? text : "", cell.rows - 1);
            fill();
            texts.add(text);
            column++;
            if (isRepeated || cell.rows > 1) {
                while (column < end) {
                    hang(isRepeated ? text : "", cell.rows - 1);
                    place(isRepeated ? text : "");
                    extra += isRepeated ? text.length() : 0;
                }
            }
            column = end;
        }

        private void hang(String text, int more) {
            if (more > 0) {
                hanging.put(column, new Hanging(text, more));
            }
        }

        private void place(String text) {
            if (!text.isEmpty()) {
                fill();
                texts.add(text);
            }
            column++;
        }

        private void fill() {
            while (texts.size() < column) {
                texts.add("");
            }
        }
    }
}
