package dev.groundwork.ingest.chunk;

import dev.groundwork.ingest.text.Block;
import dev.groundwork.ingest.text.Document;
import dev.groundwork.ingest.text.MediaTypes;
import java.util.List;

/** What kind of document it is, as far as that says where a passage must end. */
sealed interface Kind permits Kind.Prose, Slides, Sheets, Message {

    /** All of the document's blocks, in order. */
    List<Section> sections(List<Block> blocks);

    static Kind of(Document document) {
        var type = document.mediaType();
        if (MediaTypes.isPresentation(type)) {
            return new Slides();
        }
        if (MediaTypes.isWorkbook(type)) {
            return new Sheets();
        }
        return MediaTypes.isMessage(type) ? new Message() : new Prose();
    }

    /** Text that goes on over its pages, or source code: only its own structure parts it. */
    record Prose() implements Kind {

        @Override
        public List<Section> sections(List<Block> blocks) {
            return List.of(new Section(List.of(), blocks));
        }
    }
}
