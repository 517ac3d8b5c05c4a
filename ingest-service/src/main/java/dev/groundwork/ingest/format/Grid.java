package dev.groundwork.ingest.format;

import dev.groundwork.ingest.text.Block;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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

    /** A cell that reaches down so many rows. */
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
    private final SortedMap<Integer, Hanging> hanging = new TreeMap<>();
    private int namesRows;

    /** @param isSheet whether a span may stand for as many equal cells */
    Grid(boolean isSheet) {
        this.isSheet = isSheet;
    }

    /**
     * Returns how much the row takes besides its own cells: what it repeats, and the places it leaves empty.
     *
     * @param times how many equal rows it stands for, which are read once
     */
    int add(List<Cell> cells, int times) {
        // A title over the whole table is said once.
        var isTitle = hanging.isEmpty() && cells.stream().filter(Cell::isFilled).count() == 1;
        var row = new Row();
        for (var cell : cells) {
            var isRepeated = !isTitle && isShort(cell) && cell.columns <= MOST_REPEATED;
            row.cell(cell, isRepeated && (isSheet || cell.isName || rows.size() < TOP));
        }
        row.hangingCells(times);
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

        private void cell(Cell cell, boolean isRepeated) {
            while (hanging.containsKey(column)) {
                column++;
            }
            var text = cell.isFilled() ? cell.text : "";
            var end = Math.max(column + 1, Math.min(column + cell.columns, WIDEST));
            fill(column);
            texts.add(text);
            hang(column, isShort(cell) ? text : "", cell.rows);
            if (isRepeated || cell.rows > 1) {
                for (var covered = column + 1; covered < end; covered++) {
                    place(covered, isRepeated ? text : "");
                    hang(covered, isRepeated ? text : "", cell.rows);
                }
            }
            column = end;
        }

        /** Where cells reach over each other, the place is taken as far down as the longest of them. */
        private void hang(int column, String text, int rows) {
            if (rows > 1) {
                hanging.merge(column, new Hanging(text, rows), (above, own) -> own.rows > above.rows ? own : above);
            }
        }

        /** The cells of rows above stand here too, whether the row reaches them, stops short of them or has a cell over them. */
        private void hangingCells(int times) {
            hanging.forEach((column, cell) -> place(column, cell.text));
            extra += hanging.size();
            hanging.replaceAll((_, cell) -> new Hanging(cell.text, cell.rows - times));
            hanging.values().removeIf(cell -> cell.rows <= 0);
        }

        /** Unless another text stands there. */
        private void place(int column, String text) {
            if (text.isEmpty()) {
                return;
            }
            fill(column + 1);
            if (texts.get(column).isEmpty()) {
                texts.set(column, text);
                extra += text.length();
            }
        }

        private void fill(int width) {
            while (texts.size() < width) {
                texts.add("");
            }
        }
    }
}
