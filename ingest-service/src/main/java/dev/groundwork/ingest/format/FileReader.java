package dev.groundwork.ingest.format;

import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.source.SourceDocument;
import dev.groundwork.ingest.text.ExtractedText;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.tika.exception.TikaException;
import org.xml.sax.SAXException;

/**
 * Reads the text of a file within a limit of size. Whatever a parser throws is the document's fault: files are hostile, and a file that
 * breaks the parser once breaks it every time.
 */
public final class FileReader {

    private final TikaExtraction extraction = new TikaExtraction();

    /**
     * @param unpacking where embedded files go
     * @throws RejectedException when the file cannot be read to its end
     * @throws UncheckedIOException when the storage of the file is at fault
     */
    public ExtractedText read(SourceDocument document, String mediaType, int maxCharacters, Unpacking unpacking) {
        PdfEnd.check(document, mediaType);
        MailEnd.check(document, mediaType);
        try {
            return extraction.extract(document, mediaType, maxCharacters, unpacking);
        } catch (IOException | SAXException | TikaException | RuntimeException | Error e) {
            throw Refusals.of(e);
        }
    }
}
