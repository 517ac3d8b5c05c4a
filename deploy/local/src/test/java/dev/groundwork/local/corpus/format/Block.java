package dev.groundwork.local.corpus.format;

import java.util.List;

/** One piece of a manuscript, as every format can express it. */
public sealed interface Block {

    /** A heading; level 1 is the document's own title. */
    record Heading(int level, String text) implements Block {}

    /** Running text; line breaks mean something only in a mail. */
    record Paragraph(String text) implements Block {}

    record Bullets(List<String> items) implements Block {}

    /** Rows of equally many cells, the header first. */
    record Table(List<List<String>> rows) implements Block {}
}
