package dev.groundwork.ingest.format;

import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import dev.groundwork.ingest.source.SourceDocument;
import dev.groundwork.ingest.text.ExtractedText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.exception.ZeroByteFileException;
import org.xml.sax.SAXException;

/**
 * Reads the text of a file within a limit of size. Whatever a parser throws is the document's fault: files are hostile, and a file that
 * breaks the parser once breaks it every time.
 */
public final class FileReader {

    /** As the system says it in the locale of parsers. */
    private static final String NO_SPACE = "No space left on device";

    private final TikaExtraction extraction = new TikaExtraction();

    /**
     * @param unpacking where embedded files go
     * @throws RejectedException when the file cannot be read to its end
     * @throws UncheckedIOException when the storage of the file is at fault
     */
    public ExtractedText read(SourceDocument document, String mediaType, int maxCharacters, Unpacking unpacking) {
        PdfEnd.check(document, mediaType);
        try {
            return extraction.extract(document, mediaType, maxCharacters, unpacking);
        } catch (IOException | SAXException | TikaException | RuntimeException | Error e) {
            throw failure(e);
        }
    }

    private static RuntimeException failure(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case RejectedException rejected -> {
                    return rejected;
                }
                case EncryptedDocumentException encrypted -> {
                    return new RejectedException(
                            RejectionCode.ENCRYPTED_DOCUMENT,
                            "The file is protected by a password: remove the protection and send it again.",
                            encrypted);
                }
                case ZeroByteFileException empty -> {
                    return new RejectedException(
                            RejectionCode.EMPTY_DOCUMENT, "The file is empty: send it with its content.", empty);
                }
                case BlockHandler.LimitException limit -> {
                    return tooLarge(limit);
                }
                case WriteLimitReachedException limit -> {
                    return tooLarge(limit);
                }
                case OutOfMemoryError memory -> {
                    return tooLarge(memory);
                }
                case FileSystemException storage -> {
                    return new UncheckedIOException("the blob cannot be read", storage);
                }
                case IOException full
                when NO_SPACE.equals(full.getMessage()) -> {
                    return new UncheckedIOException("there is no room for what a parser keeps", full);
                }
                default -> {}
            }
        }
        return new RejectedException(
                RejectionCode.CORRUPT_DOCUMENT, "The file is damaged: save it anew and send it again.", failure);
    }

    private static RejectedException tooLarge(Throwable cause) {
        return new RejectedException(
                RejectionCode.TOO_LARGE,
                "The file holds more text than is allowed: split it and send the parts.",
                cause);
    }
}
