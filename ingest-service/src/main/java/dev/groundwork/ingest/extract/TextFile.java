package dev.groundwork.ingest.extract;

import dev.groundwork.ingest.text.ExtractedText;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** A text on its way from a parser to the service: it lies in a file, so that it takes no memory before there is room for it. */
final class TextFile {

    /** Beside the parts. */
    private static final String NAME = "text";

    private static final int BUFFER_BYTES = 1 << 16;

    private TextFile() {}

    /** @return its weight */
    static long write(ExtractedText text, Path folder) throws IOException {
        try (var file = Files.newOutputStream(folder.resolve(NAME))) {
            var out = new WireOutput(new DataOutputStream(new BufferedOutputStream(file, BUFFER_BYTES)));
            out.text(text);
            out.flush();
            return out.weight();
        }
    }

    /**
     * @param weight what was announced; a text that weighs more is not read
     * @throws WireInput.GarbageException when it is no text, or weighs more
     */
    static ExtractedText read(Path folder, long weight) throws IOException {
        try (var file = Files.newInputStream(folder.resolve(NAME), LinkOption.NOFOLLOW_LINKS)) {
            return new WireInput(new DataInputStream(new BufferedInputStream(file, BUFFER_BYTES)), weight).text();
        } catch (RuntimeException e) {
            throw new WireInput.GarbageException("what is no list or path", e);
        }
    }
}
