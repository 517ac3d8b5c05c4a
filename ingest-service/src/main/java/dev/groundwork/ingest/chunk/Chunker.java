package dev.groundwork.ingest.chunk;

import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import dev.groundwork.ingest.text.Block;
import dev.groundwork.ingest.text.Document;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Cuts a document into passages by its headings, sentences and rows. The same document gives the same passages. */
@ApplicationScoped
public class Chunker {

    private static final String CELL = " | ";

    private final TokenCounter counter;
    private final ChunkConfig config;

    public Chunker(TokenCounter counter, ChunkConfig config) {
        this.counter = counter;
        this.config = config;
    }

    /** @throws RejectedException EMPTY_DOCUMENT when there is nothing to cut */
    public List<Passage> chunk(Document document) {
        var packing = new Packing(config.maxTokens(), config.minTokens());
        var sentences = new Sentences(counter, config.maxTokens());
        for (var block : document.blocks()) {
            switch (block) {
                case Block.Heading heading -> heading(heading, packing);
                case Block.Paragraph paragraph ->
                    sentences.pieces(paragraph.text(), paragraph.page()).forEach(packing::add);
                case Block.Table table -> table(table, packing);
            }
        }
        var passages = packing.passages(new Context(document.title(), counter));
        if (passages.isEmpty()) {
            throw new RejectedException(RejectionCode.EMPTY_DOCUMENT, "The document holds no text.");
        }
        return passages;
    }

    private void heading(Block.Heading heading, Packing packing) {
        // A "heading" as long as a passage is a paragraph in big letters; its beginning serves as the heading.
        var first = new Sentences(counter, config.maxTokens() / 2)
                .fitting(heading.text(), heading.page())
                .getFirst();
        packing.heading(heading.level(), first);
        if (first.text().length() < heading.text().length()) {
            new Sentences(counter, config.maxTokens())
                    .pieces(heading.text(), heading.page())
                    .forEach(packing::add);
        }
    }

    /** A small table goes on with the text around it; a larger one becomes groups of rows, each under the table's header. */
    private void table(Block.Table table, Packing packing) {
        var header = header(table);
        var rows = rows(table, header);
        var total = header.stream().mapToInt(Piece::tokens).sum()
                + rows.stream().mapToInt(Piece::tokens).sum();
        if (packing.hasRoomFor(total)) {
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
        var tokens = counter.tokens(line);
        // A header that fills half a passage says less than the rows it would displace.
        return line.isEmpty() || tokens > config.maxTokens() / 2
                ? List.of()
                : List.of(new Piece(line, tokens, true, table.page()));
    }

    private List<Piece> rows(Block.Table table, List<Piece> header) {
        var room = config.maxTokens() - header.stream().mapToInt(Piece::tokens).sum();
        var sentences = new Sentences(counter, room);
        var pieces = new ArrayList<Piece>();
        if (header.isEmpty() && !table.header().isEmpty()) {
            pieces.addAll(row(table.header(), sentences, table.page()));
        }
        table.rows().forEach(row -> pieces.addAll(row(row, sentences, table.page())));
        return pieces;
    }

    private List<Piece> row(List<String> cells, Sentences sentences, Integer page) {
        var line = line(cells);
        return line.isEmpty() ? List.of() : sentences.fitting(line, page);
    }

    private static String line(List<String> cells) {
        var filled = cells.stream().filter(cell -> !cell.isEmpty()).toList();
        return String.join(CELL, filled);
    }
}
