package dev.groundwork.ingest.text;

import java.util.List;
import java.util.stream.Stream;

/** A piece of a document's structure; {@code page} is its page, slide or sheet from 1, or null where the format has none. */
public sealed interface Block {

    Integer page();

    /** Of its text. */
    long characters();

    /** @param level from 1, the outermost, to 6 */
    record Heading(int level, String text, Integer page) implements Block {

        @Override
        public long characters() {
            return text.length();
        }
    }

    /** Running text; line ends in it are of the layout until it is cleaned. */
    record Paragraph(String text, Integer page) implements Block {

        @Override
        public long characters() {
            return text.length();
        }
    }

    /** Lines that mean something as they stand: source code, logs, settings. Their indentation is content. */
    record Code(String text, Integer page) implements Block {

        @Override
        public long characters() {
            return text.length();
        }
    }

    /** What stands in a message beside its new text; line ends in it are of the layout until it is cleaned. */
    record Aside(Voice voice, String text, Integer page) implements Block {

        @Override
        public long characters() {
            return text.length();
        }
    }

    /** Whose an {@link Aside} is. */
    enum Voice {
        /** Of an earlier message that this one answers or forwards. */
        QUOTE,
        SIGNATURE
    }

    /** @param header the names of the columns, empty when the table has none or they are not known yet */
    record Table(List<String> header, List<List<String>> rows, Integer page) implements Block {

        public Table {
            header = List.copyOf(header);
            rows = rows.stream().map(List::copyOf).toList();
        }

        @Override
        public long characters() {
            return Stream.concat(Stream.of(header), rows.stream())
                    .flatMap(List::stream)
                    .mapToLong(String::length)
                    .sum();
        }
    }
}
