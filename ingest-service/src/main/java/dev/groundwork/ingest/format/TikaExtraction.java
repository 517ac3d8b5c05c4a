package dev.groundwork.ingest.format;

import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import dev.groundwork.ingest.source.SourceDocument;
import dev.groundwork.ingest.text.Block;
import dev.groundwork.ingest.text.ExtractedText;
import dev.groundwork.ingest.text.MediaTypes;
import dev.groundwork.ingest.text.PdfLines;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.detect.AutoDetectReader;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.HttpHeaders;
import org.apache.tika.metadata.Message;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.html.HtmlMapper;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Reads one file, whole or not at all; what fails here is thrown as the parser throws it. */
final class TikaExtraction {

    private final AutoDetectParser parser = new AutoDetectParser(TikaConfig.getDefaultConfig());

    ExtractedText extract(SourceDocument document, String mediaType, int maxCharacters)
            throws IOException, SAXException, TikaException {
        if (MediaTypes.isPlain(mediaType)) {
            var text = plain(document, maxCharacters);
            return new ExtractedText(
                    null,
                    mediaType.equals(MediaTypes.MARKDOWN) ? PlainText.markdown(text) : PlainText.paragraphs(text, null),
                    0);
        }
        return structured(document, mediaType, maxCharacters);
    }

    private ExtractedText structured(SourceDocument document, String mediaType, int maxCharacters)
            throws IOException, SAXException, TikaException {
        var metadata = new Metadata();
        metadata.set(HttpHeaders.CONTENT_TYPE, mediaType);
        metadata.set(
                TikaCoreProperties.CONTENT_TYPE_USER_OVERRIDE,
                MediaTypes.isTable(mediaType)
                        ? mediaType + "; delimiter=" + delimiter(document, maxCharacters)
                        : mediaType);
        var handler = new BlockHandler(maxCharacters);
        var attachments = new Attachments();
        try (var stream = TikaInputStream.get(document.file())) {
            parser.parse(stream, handler, metadata, context(attachments));
        }
        if (handler.limitReached()) {
            throw new BlockHandler.LimitException(maxCharacters);
        }
        refuseHalfRead(metadata);
        var blocks = new ArrayList<>(mailHead(mediaType, metadata));
        blocks.addAll(mediaType.equals(MediaTypes.PDF) ? PdfLines.split(handler.blocks()) : handler.blocks());
        return new ExtractedText(metadata.get(TikaCoreProperties.TITLE), blocks, attachments.count);
    }

    private String plain(SourceDocument document, int maxCharacters) throws IOException, TikaException, SAXException {
        try (var stream = TikaInputStream.get(document.file());
                var reader = new AutoDetectReader(stream)) {
            return read(reader, maxCharacters);
        }
    }

    private String read(Reader reader, int maxCharacters) throws IOException, SAXException {
        var text = new StringBuilder();
        var buffer = new char[8192];
        for (var read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
            text.append(buffer, 0, read);
            if (text.length() > maxCharacters) {
                throw new BlockHandler.LimitException(maxCharacters);
            }
        }
        return text.toString();
    }

    /**
     * The parser's own guess gives up on small tables, and makes running text of them. All of the text is read for it, so that the limit
     * holds before the parser meets a line of hundreds of megabytes.
     */
    private String delimiter(SourceDocument document, int maxCharacters)
            throws IOException, TikaException, SAXException {
        return Delimiter.of(plain(document, maxCharacters).lines().findFirst().orElse(""))
                .tikaName();
    }

    private ParseContext context(EmbeddedDocumentExtractor attachments) {
        var context = new ParseContext();
        // Where parsers look for the readers of a message's own body.
        context.set(Parser.class, parser);
        context.set(HtmlMapper.class, new HtmlContent());
        context.set(EmbeddedDocumentExtractor.class, attachments);
        var pdf = new PDFParserConfig();
        pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
        pdf.setCatchIntermediateIOExceptions(false);
        pdf.setExtractInlineImages(false);
        pdf.setSortByPosition(false);
        context.set(PDFParserConfig.class, pdf);
        var office = new OfficeParserConfig();
        office.setIncludeSlideMasterContent(false);
        context.set(OfficeParserConfig.class, office);
        return context;
    }

    /** Parsers note what they had to skip: half a document would answer questions wrongly. */
    private static void refuseHalfRead(Metadata metadata) {
        var noted = Stream.of(TikaCoreProperties.TIKA_META_EXCEPTION_WARNING, TikaCoreProperties.CONTAINER_EXCEPTION)
                .anyMatch(key -> metadata.get(key) != null);
        if (noted) {
            throw new RejectedException(
                    RejectionCode.CORRUPT_DOCUMENT,
                    "Only a part of the file can be read: save it anew and send it again.");
        }
    }

    /** Who wrote to whom is content of a message. */
    private static List<Block> mailHead(String mediaType, Metadata metadata) {
        if (!mediaType.equals(MediaTypes.EMAIL)) {
            return List.of();
        }
        var head = Stream.of(
                        line("From", metadata.getValues(Message.MESSAGE_FROM)),
                        line("To", metadata.getValues(Message.MESSAGE_TO)),
                        line("Cc", metadata.getValues(Message.MESSAGE_CC)),
                        line("Date", metadata.getValues(TikaCoreProperties.CREATED.getName())),
                        line("Subject", metadata.getValues(TikaCoreProperties.TITLE)))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(". "));
        return head.isEmpty() ? List.of() : List.of(new Block.Paragraph(head + ".", null));
    }

    private static String line(String name, String[] values) {
        return values.length == 0 ? "" : name + ": " + String.join(", ", values);
    }

    /** Counts what is embedded and leaves it out. */
    private static final class Attachments implements EmbeddedDocumentExtractor {

        private int count;

        @Override
        public boolean shouldParseEmbedded(Metadata metadata) {
            count++;
            return false;
        }

        @Override
        public void parseEmbedded(InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml) {}
    }
}
