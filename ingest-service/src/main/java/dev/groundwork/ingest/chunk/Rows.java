package dev.groundwork.ingest.chunk;

import dev.groundwork.ingest.text.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        var lines = new Lines(table);
        var header = Stream.concat(
                        repeated(table.caption(), maxTokens / 4, table.page()).stream(),
                        // A header that fills half a passage says less than the rows it would displace.
                        repeated(lines.of(table.header()), maxTokens / 2, table.page()).stream())
                .toList();
        var rows = rows(table, lines, header);
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

    private Optional<Piece> repeated(String text, int most, Integer page) {
        if (text.isEmpty() || Sentences.isBeyond(text, most)) {
            return Optional.empty();
        }
        var tokens = counter.tokens(text + "\n");
        return tokens > most ? Optional.empty() : Optional.of(new Piece(text, tokens, true, page));
    }

    private List<Piece> rows(Block.Table table, Lines lines, List<Piece> header) {
        var sentences = new Sentences(counter, maxTokens - tokens(header));
        var repeated = header.stream().map(Piece::text).toList();
        var pieces = new ArrayList<Piece>();
        Stream.of(table.caption(), lines.of(table.header()))
                .filter(line -> !repeated.contains(line))
                .forEach(line -> row(line, sentences, table.page(), pieces));
        table.rows().forEach(row -> row(lines.of(row), sentences, table.page(), pieces));
        return pieces;
    }

    private static void row(String line, Sentences sentences, Integer page, List<Piece> pieces) {
        if (!line.isEmpty()) {
            sentences.fitting(line, page).forEachRemaining(pieces::add);
        }
    }

    private static int tokens(List<Piece> pieces) {
        return pieces.stream().mapToInt(Piece::tokens).sum();
    }

    /** The rows as text: an empty cell keeps its place where a place means something, which it does not in tables that only lay out. */
    private static final class Lines {

        private final boolean keepsPlaces;

        private Lines(Block.Table table) {
            var places = table.rows().stream().mapToLong(List::size).sum();
            var filled = table.rows().stream().mapToLong(Lines::filled).sum();
            keepsPlaces = table.header().size() > 1 || filled * 2 >= places;
        }

        private String of(List<String> cells) {
            var width = cells.size();
            while (width > 0 && cells.get(width - 1).isEmpty()) {
                width--;
            }
            return cells.stream()
                    .limit(width)
                    .filter(cell -> keepsPlaces || !cell.isEmpty())
                    .collect(Collectors.joining(CELL))
                    .strip();
        }

        private static long filled(List<String> row) {
            return row.stream().filter(cell -> !cell.isEmpty()).count();
        }
    }
}
