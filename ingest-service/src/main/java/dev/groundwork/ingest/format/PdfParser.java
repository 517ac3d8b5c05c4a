package dev.groundwork.ingest.format;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.io.RandomAccessStreamCache.StreamCacheCreateFunction;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;

/**
 * The library's reader of PDFs, without its search for attached files in a file that has none: it reads every object there is, which takes
 * as long as reading all pages (and longer than linear, see PDFBOX-6268).
 */
final class PdfParser extends org.apache.tika.parser.pdf.PDFParser {

    @Serial
    private static final long serialVersionUID = 1L;

    @Override
    protected PDDocument getPDDocument(
            Path path, String password, StreamCacheCreateFunction cache, Metadata metadata, ParseContext context)
            throws IOException {
        var document = load(path, password, cache, metadata, context);
        try {
            PdfForm.dropBrokenXml(document, context);
            return document;
        } catch (IOException | RuntimeException e) {
            IOUtils.closeQuietly(document);
            throw e;
        }
    }

    private PDDocument load(
            Path path, String password, StreamCacheCreateFunction cache, Metadata metadata, ParseContext context)
            throws IOException {
        if (AttachmentScan.mayHoldFiles(path)) {
            return super.getPDDocument(path, password, cache, metadata, context);
        }
        var source = new RandomAccessReadBufferedFile(path);
        try {
            return new WithoutFiles(source, password, cache).parse();
        } catch (IOException | RuntimeException e) {
            IOUtils.closeQuietly(source);
            throw e;
        }
    }

    private static final class WithoutFiles extends PDFParser {

        WithoutFiles(RandomAccessRead source, String password, StreamCacheCreateFunction cache) throws IOException {
            super(source, password, null, null, cache);
            document.close();
            document = new COSDocument(cache, this) {
                @Override
                public List<COSObject> getObjectsByType(COSName type) {
                    return type.equals(COSName.FILESPEC) ? List.of() : super.getObjectsByType(type);
                }
            };
        }
    }
}
