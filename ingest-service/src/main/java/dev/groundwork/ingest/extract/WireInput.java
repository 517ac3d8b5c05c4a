package dev.groundwork.ingest.extract;

import dev.groundwork.ingest.text.Block;
import dev.groundwork.ingest.text.ExtractedText;
import dev.groundwork.ingest.text.Part;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads one message between the service and a parser, never more than it may weigh: the other side may write anything. */
final class WireInput {

    /** What came is no message, or a larger one than is allowed. */
    static final class GarbageException extends IOException {

        private static final long serialVersionUID = 1L;

        GarbageException(String message) {
            super(message);
        }

        GarbageException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    @FunctionalInterface
    private interface Element<T> {
        T read() throws IOException;
    }

    private final DataInputStream in;
    private long weightLeft;

    /** @param limit of its weight */
    WireInput(DataInputStream in, long limit) {
        this.in = in;
        this.weightLeft = limit;
    }

    long number() throws IOException {
        take(Weight.ELEMENT);
        return in.readLong();
    }

    int kind() throws IOException {
        take(Weight.ELEMENT);
        return in.readByte();
    }

    /** May be null. */
    String string() throws IOException {
        var length = in.readInt();
        if (length == -1) {
            take(Weight.ELEMENT);
            return null;
        }
        if (length < 0) {
            throw new GarbageException("a string of negative length");
        }
        take(Weight.ofString(length));
        // Grows with what comes, whatever length was announced.
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return length == 0 ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    ExtractedText text() throws IOException {
        var title = string();
        return new ExtractedText(title, list(this::block), list(this::part));
    }

    private Part part() throws IOException {
        return new Part(string(), Path.of(string()), string());
    }

    private Block block() throws IOException {
        return switch (kind()) {
            case WireOutput.HEADING -> {
                var page = page();
                yield new Block.Heading(kind(), string(), page);
            }
            case WireOutput.PARAGRAPH -> {
                var page = page();
                yield new Block.Paragraph(string(), page);
            }
            case WireOutput.CODE -> {
                var page = page();
                var code = string();
                take(Weight.ofLines(code));
                yield new Block.Code(code, page);
            }
            case WireOutput.ASIDE -> {
                var page = page();
                yield new Block.Aside(voice(), string(), page);
            }
            case WireOutput.TABLE -> {
                var page = page();
                yield new Block.Table(string(), list(this::string), list(() -> list(this::string)), page);
            }
            default -> throw new GarbageException("no kind of block");
        };
    }

    private Block.Voice voice() throws IOException {
        var voices = Block.Voice.values();
        var index = kind();
        if (index < 0 || index >= voices.length) {
            throw new GarbageException("no voice");
        }
        return voices[index];
    }

    private Integer page() throws IOException {
        var page = in.readInt();
        return page == 0 ? null : page;
    }

    private <T> List<T> list(Element<T> element) throws IOException {
        var count = number();
        var list = new ArrayList<T>();
        for (var i = 0L; i < count; i++) {
            list.add(element.read());
        }
        return list;
    }

    private void take(long weight) throws IOException {
        if (weight > weightLeft) {
            throw new GarbageException("a message that is too long");
        }
        weightLeft -= weight;
    }
}
