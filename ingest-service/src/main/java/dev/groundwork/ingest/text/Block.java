package dev.groundwork.ingest.text;

import java.util.List;
import java.util.stream.Stream;

/** A piece of a document's structure; {@code page} is its page, slide or sheet from 1, or null where the format has none. */
public sealed interface Block {

    Integer page();

    /** Its text, piece by piece. */
    default Stream<String> texts() {
        return switch (this) {
            case Heading heading -> Stream.of(heading.text);
            case Paragraph paragraph -> Stream.of(paragraph.text);
            case Code code -> Stream.of(code.text);
            case Aside aside -> Stream.of(aside.text);
            case Table table ->
                Stream.concat(Stream.of(table.captions(), table.header), table.rows.stream())
                        .flatMap(List::stream);
        };
    }

    /** Of its text. */
    default long characters() {
        return texts().mapToLong(String::length).sum();
    }

    /** @param level from 1, the outermost, to 6 */
    record Heading(int level, String text, Integer page) implements Block {}

    /** Running text; line ends in it are of the layout until it is cleaned. */
    record Paragraph(String text, Integer page) implements Block {}

    /** Lines that mean something as they stand: source code, logs, settings. Their indentation is content. */
    record Code(String text, Integer page) implements Block {}

    /** What stands in a message beside its new text; line ends in it are of the layout until it is cleaned. */
    record Aside(Voice voice, String text, Integer page) implements Block {}

    /** Whose an {@link Aside} is. */
    enum Voice {
        /** Of an earlier message that this one answers or forwards. */
        QUOTE,
        SIGNATURE
    }

    /**
     * @param caption what stands in rows of its own above the names of the columns, or empty
     * @param header the names of the columns, empty when the table has none or they are not known yet
     */
    record Table(String caption, List<String> header, List<List<String>> rows, Integer page) implements Block {

        public Table(List<String> header, List<List<String>> rows, Integer page) {
            this("", header, rows, page);
        }

        public Table {
            header = List.copyOf(header);
            rows = rows.stream().map(List::copyOf).toList();
        }

        private List<String> captions() {
            return caption.isEmpty() ? List.of() : List.of(caption);
        }
    }
}
