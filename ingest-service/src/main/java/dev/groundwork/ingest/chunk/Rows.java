package dev.groundwork.ingest.chunk;

import dev.groundwork.ingest.text.Block;
import java.util.ArrayList;
import java.util.List;

/** Packs tables: a small one goes on with the text around it, a larger one becomes groups of rows, each under the table's header. */
final class Rows {

    private static final String CELL = " | ";

    private final TokenCounter counter;
    private final int maxTokens;

    Rows(TokenCounter counter, int maxTokens) {
        this.counter = counter;
        this.maxTokens = maxTokens;
    }

    void pack(Block.Table table, Packing packing) {
        var header = header(table);
        var rows = rows(table, header);
        if (packing.hasRoomFor(tokens(header) + tokens(rows))) {
            header.forEach(packing::add);
            rows.forEach(packing::add);
            return;
        }
        packing.end();
        header.forEach(packing::add);
        for (var row : rows) {
            if (!packing.hasRoomFor(row.tokens())) {
                packing.end();
                header.forEach(packing::add);
            }
            packing.add(row);
        }
        packing.end();
    }

    private List<Piece> header(Block.Table table) {
        var line = line(table.header());
        // A header that fills half a passage says less than the rows it would displace.
        var most = maxTokens / 2;
        if (line.isEmpty() || Sentences.isBeyond(line, most)) {
            return List.of();
        }
        var tokens = counter.tokens(line + "\n");
        return tokens > most ? List.of() : List.of(new Piece(line, tokens, true, table.page()));
    }

    private List<Piece> rows(Block.Table table, List<Piece> header) {
        var sentences = new Sentences(counter, maxTokens - tokens(header));
        var pieces = new ArrayList<Piece>();
        if (header.isEmpty() && !table.header().isEmpty()) {
            row(table.header(), sentences, table.page(), pieces);
        }
        table.rows().forEach(row -> row(row, sentences, table.page(), pieces));
        return pieces;
    }

    private static void row(List<String> cells, Sentences sentences, Integer page, List<Piece> pieces) {
        var line = line(cells);
        if (!line.isEmpty()) {
            sentences.fitting(line, page).forEachRemaining(pieces::add);
        }
    }

    private static int tokens(List<Piece> pieces) {
        return pieces.stream().mapToInt(Piece::tokens).sum();
    }

    private static String line(List<String> cells) {
        var filled = cells.stream().filter(cell -> !cell.isEmpty()).toList();
        return String.join(CELL, filled);
    }
}
