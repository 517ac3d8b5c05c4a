package dev.groundwork.ingest.format;

import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import dev.groundwork.ingest.source.SourceDocument;
import dev.groundwork.ingest.text.MediaTypes;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The parser repairs a PDF whose end is missing, silently without the pages that were there; so the end is looked for first. */
final class PdfEnd {

    private static final int TAIL_BYTES = 16 * 1024;
    private static final String END = "%%EOF";

    private PdfEnd() {}

    /** @throws RejectedException CORRUPT_DOCUMENT when a PDF does not end as it must */
    static void check(SourceDocument document, String mediaType) {
        if (!mediaType.equals(MediaTypes.PDF)) {
            return;
        }
        try (var file = new RandomAccessFile(document.file().toFile(), "r")) {
            var tail = new byte[(int) Math.min(TAIL_BYTES, file.length())];
            file.seek(file.length() - tail.length);
            file.readFully(tail);
            if (!new String(tail, StandardCharsets.ISO_8859_1).contains(END)) {
                throw new RejectedException(
                        RejectionCode.CORRUPT_DOCUMENT, "The end of the PDF is missing: send the whole file.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the blob cannot be read", e);
        }
    }
}
