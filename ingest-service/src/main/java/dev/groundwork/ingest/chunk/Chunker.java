package dev.groundwork.ingest.chunk;

import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import dev.groundwork.ingest.text.Block;
import dev.groundwork.ingest.text.Document;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a document into passages: into the sections of its kind, and each of these by its headings, sentences, rows and lines. The same
 * document gives the same passages.
 */
@ApplicationScoped
public class Chunker {

    private final TokenCounter counter;
    private final ChunkConfig config;

    public Chunker(TokenCounter counter, ChunkConfig config) {
        this.counter = counter;
        this.config = config;
    }

    /** @throws RejectedException EMPTY_DOCUMENT when there is nothing to cut */
    public List<Passage> chunk(Document document) {
        var context = new Context(document.title(), counter);
        var passages = new ArrayList<Passage>();
        for (var section : Kind.of(document).sections(document.blocks())) {
            var packing = new Packing(config, headings(section.above()));
            section.blocks().forEach(block -> pack(block, packing));
            passages.addAll(packing.passages(context, passages.size()));
        }
        if (passages.isEmpty()) {
            throw new RejectedException(RejectionCode.EMPTY_DOCUMENT, "The document holds no text.");
        }
        return passages;
    }

    private void pack(Block block, Packing packing) {
        switch (block) {
            case Block.Heading heading -> heading(heading, packing);
            case Block.Paragraph paragraph -> sentences(paragraph.text(), paragraph.page(), packing);
            case Block.Aside aside -> sentences(aside.text(), aside.page(), packing);
            case Block.Table table -> new Rows(counter, config.maxTokens()).pack(table, packing);
            case Block.Code code -> code(code, packing);
        }
    }

    private void heading(Block.Heading heading, Packing packing) {
        var first = heading(heading.text(), heading.page());
        packing.heading(heading.level(), first);
        if (first.text().length() < heading.text().length()) {
            sentences(heading.text(), heading.page(), packing);
        }
    }

    private List<String> headings(List<String> above) {
        return above.stream().map(text -> heading(text, null).text()).toList();
    }

    /** A "heading" as long as a passage is a paragraph in big letters; its beginning serves as the heading. */
    private Piece heading(String text, Integer page) {
        return new Sentences(counter, config.maxTokens() / 2)
                .fitting(text, page)
                .next();
    }

    private void sentences(String text, Integer page, Packing packing) {
        new Sentences(counter, config.maxTokens()).pieces(text, page, packing::add);
    }

    /** A few lines go on with the text around them; more are passages of their own, each below the lines it is within. */
    private void code(Block.Code code, Packing packing) {
        var excerpts = new SourceLines(counter, config).excerpts(code.text());
        var isShort =
                excerpts.size() == 1 && packing.hasRoomFor(excerpts.getFirst().tokens());
        for (var excerpt : excerpts) {
            var piece = new Piece(excerpt.text(), excerpt.tokens(), true, code.page());
            if (isShort) {
                packing.add(piece);
            } else {
                packing.alone(piece, excerpt.enclosing());
            }
        }
    }
}
