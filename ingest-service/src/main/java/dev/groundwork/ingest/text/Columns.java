package dev.groundwork.ingest.text;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** The columns of a table something stands in: those that are empty from top to bottom are of its layout. Pure. */
final class Columns {

    private Columns() {}

    static Block.Table used(Block.Table table) {
        var used = new BitSet();
        mark(table.header(), used);
        table.rows().forEach(row -> mark(row, used));
        var rows = table.rows().stream().map(row -> only(used, row)).toList();
        return new Block.Table(table.caption(), only(used, table.header()), rows, table.page());
    }

    private static void mark(List<String> row, BitSet used) {
        IntStream.range(0, row.size())
                .filter(column -> !row.get(column).isEmpty())
                .forEach(used::set);
    }

    private static List<String> only(BitSet used, List<String> row) {
        return used.nextClearBit(0) >= row.size()
                ? row
                : used.stream()
                        .takeWhile(column -> column < row.size())
                        .mapToObj(row::get)
                        .toList();
    }
}
