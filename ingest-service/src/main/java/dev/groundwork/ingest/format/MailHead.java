package dev.groundwork.ingest.format;

import dev.groundwork.ingest.text.Block;
import dev.groundwork.ingest.text.MediaTypes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.tika.metadata.Message;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;

/** Who wrote to whom, when, and on what: one heading above a message. */
final class MailHead {

    /** What the reader of Outlook's files writes before a message, each followed by its value. */
    private static final Set<String> LABELS = Set.of("From", "To", "Cc", "Bcc", "Recipients");

    private MailHead() {}

    /** Empty when nothing is known, and for a page that a browser saved in the form of a message. */
    static Optional<Block> of(Metadata metadata) {
        var from = metadata.getValues(Message.MESSAGE_FROM);
        if (Stream.of(from).anyMatch(name -> name.replace("<", "").startsWith("Saved by "))) {
            return Optional.empty();
        }
        var head = Stream.of(
                        line("From", Stream.concat(Stream.of(from), address(metadata, from))),
                        line("Date", metadata, TikaCoreProperties.CREATED.getName()),
                        line("To", metadata, Message.MESSAGE_TO),
                        line("Cc", metadata, Message.MESSAGE_CC),
                        line("Recipients", metadata, Message.MESSAGE_RECIPIENT_ADDRESS),
                        line("Subject", metadata, TikaCoreProperties.TITLE.getName()))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(". "));
        return head.isEmpty() ? Optional.empty() : Optional.of(new Block.Heading(1, head, null));
    }

    /** Without the head that some readers write in front of it. */
    static List<Block> body(String mediaType, List<Block> blocks) {
        if (!mediaType.equals(MediaTypes.OUTLOOK)) {
            return blocks;
        }
        var start = !blocks.isEmpty() && blocks.getFirst() instanceof Block.Heading ? 1 : 0;
        while (start + 1 < blocks.size()
                && blocks.get(start) instanceof Block.Paragraph label
                && LABELS.contains(label.text())) {
            start += 2;
        }
        return blocks.subList(start, blocks.size());
    }

    /** The sender's, where his name stands without it. */
    private static Stream<String> address(Metadata metadata, String[] from) {
        return Stream.of(metadata.getValues(Message.MESSAGE_FROM_EMAIL))
                .filter(address -> address.contains("@") && Stream.of(from).noneMatch(name -> name.contains(address)))
                .map(address -> "<" + address + ">");
    }

    private static String line(String name, Metadata metadata, String key) {
        return line(name, Stream.of(metadata.getValues(key)));
    }

    private static String line(String name, Stream<String> values) {
        var line = values.filter(value -> !value.isBlank()).distinct().collect(Collectors.joining(", "));
        return line.isEmpty() ? "" : name + ": " + line;
    }
}
