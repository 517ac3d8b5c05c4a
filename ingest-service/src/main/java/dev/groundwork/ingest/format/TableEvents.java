package dev.groundwork.ingest.format;

import dev.groundwork.ingest.text.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xml.sax.Attributes;

/** The tables of a file, one after the other, out of the events of their rows and cells. */
final class TableEvents {

    private final boolean isWorkbook;
    private final WordMerges merges;
    /** Rows of a table that may have merged cells. */
    private final List<List<Grid.Cell>> waiting = new ArrayList<>();

    private Grid grid;
    private List<Grid.Cell> row;
    private int columns;
    private int rows;
    private int times;

    /**
     * @param isWorkbook whether a table is a sheet
     * @param merges what the events do not tell of tables
     */
    TableEvents(boolean isWorkbook, WordMerges merges) {
        this.isWorkbook = isWorkbook;
        this.merges = merges;
    }

    void start() {
        grid = new Grid(isWorkbook);
        row = null;
        times = 1;
    }

    /** @param rows for how many the next one stands */
    void repeat(String rows) {
        times = span(rows);
    }

    void startRow() {
        row = new ArrayList<>();
    }

    void startCell(Attributes attributes) {
        columns = span(attributes.getValue("colspan"));
        rows = span(attributes.getValue("rowspan"));
    }

    /** One, when it is not said or no number. */
    static int span(String value) {
        try {
            return value == null ? 1 : Math.clamp(Long.parseLong(value.strip()), 1, Short.MAX_VALUE);
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    boolean isInRow() {
        return row != null;
    }

    void endCell(String text, boolean isName) {
        row.add(new Grid.Cell(text, isName, columns, rows));
    }

    /** Returns how much the row takes besides its own cells. */
    int endRow() {
        var ended = row;
        var stands = times;
        row = null;
        times = 1;
        if (merges.isEmpty()) {
            return grid.add(ended, stands);
        }
        waiting.add(ended);
        return 0;
    }

    /** The rows that waited for the end of the table, each to be {@link #add added} now. */
    List<List<Grid.Cell>> merged() {
        var merged = merges.applied(List.copyOf(waiting));
        waiting.clear();
        return merged;
    }

    /** Returns how much the row takes besides its own cells. */
    int add(List<Grid.Cell> cells) {
        return grid.add(cells, 1);
    }

    /** The table that has ended; empty when nothing stands in it. */
    Optional<Block.Table> table(Integer page) {
        return grid.table(page);
    }
}
