package dev.groundwork.ingest.format;

import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import dev.groundwork.ingest.source.SourceDocument;
import dev.groundwork.ingest.text.Block;
import dev.groundwork.ingest.text.Cut;
import dev.groundwork.ingest.text.ExtractedText;
import dev.groundwork.ingest.text.MailText;
import dev.groundwork.ingest.text.MediaTypes;
import dev.groundwork.ingest.text.PdfLines;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.stream.Stream;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.detect.AutoDetectReader;
import org.apache.tika.detect.EncodingDetector;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.HttpHeaders;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.html.HtmlMapper;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.xml.sax.SAXException;

/** Reads one file, whole or not at all; what fails here is thrown as the parser throws it. */
final class TikaExtraction {

    private static final int LONGEST_TITLE = 1000;

    private final AutoDetectParser parser = parser();

    private final EncodingDetector encoding =
            new TrueEncoding(TikaConfig.getDefaultConfig().getEncodingDetector());

    private final Ocr ocr = new Ocr();

    private static AutoDetectParser parser() {
        var parser = new AutoDetectParser(TikaConfig.getDefaultConfig());
        var parsers = parser.getParsers();
        parsers.put(MediaType.application("pdf"), new PdfParser());
        OpenDocumentPages.putInto(parsers);
        parsers.put(MediaType.APPLICATION_XML, new XmlParser());
        FinalText.putInto(parsers);
        FinalRtf.putInto(parsers);
        parser.setParsers(parsers);
        return parser;
    }

    ExtractedText extract(SourceDocument document, String mediaType, int maxCharacters, Unpacking unpacking)
            throws IOException, SAXException, TikaException {
        if (MediaTypes.isPlain(mediaType)) {
            return asItStands(document, mediaType, maxCharacters);
        }
        if (MediaTypes.isImage(mediaType)) {
            ocr.require();
        }
        var whole = new Metadata();
        whole.set(HttpHeaders.CONTENT_TYPE, mediaType);
        if (MediaTypes.isTable(mediaType)) {
            var delimiter = delimiter(document, mediaType, maxCharacters);
            whole.set(TikaCoreProperties.CONTENT_TYPE_USER_OVERRIDE, "text/csv; delimiter=" + delimiter);
        } else if (hasReader(mediaType)) {
            whole.set(TikaCoreProperties.CONTENT_TYPE_USER_OVERRIDE, mediaType);
        }
        if (document.fileName() != null && MediaTypes.isArchive(mediaType)) {
            // The only file of a compressed one is named after it.
            whole.set(TikaCoreProperties.RESOURCE_NAME_KEY, document.fileName());
        }
        var text = structured(document, whole, Scope.CONTENT, maxCharacters, unpacking);
        if (!text.hasText() && Scope.isWider(mediaType)) {
            text = structured(document, whole, Scope.EVERYTHING, maxCharacters, unpacking);
        }
        if (!text.hasText() && MediaTypes.isOfSomeVersions(mediaType)) {
            throw Refusals.oldVersion(null);
        }
        var isMessage = mediaType.equals(MediaTypes.EMAIL) && text.title() != null;
        if (!text.hasText() && text.parts().isEmpty() && MediaTypes.isOfMarks(mediaType) && !isMessage) {
            // Settings that stand in attributes, notes that only look like a message.
            return asItStands(document, MediaTypes.PLAIN_TEXT, maxCharacters);
        }
        return text.orNamesOfParts();
    }

    private ExtractedText asItStands(SourceDocument document, String mediaType, int maxCharacters)
            throws IOException, SAXException, TikaException {
        var text = plain(document, maxCharacters);
        if (mediaType.equals(MediaTypes.JSON)) {
            JsonEnd.check(text);
        }
        var title = title(PlainText.title(text, mediaType));
        return new ExtractedText(title, PlainText.blocks(text, mediaType, document.fileName()));
    }

    private ExtractedText structured(
            SourceDocument document, Metadata hints, Scope scope, int maxCharacters, Unpacking unpacking)
            throws IOException, SAXException, TikaException {
        var metadata = new Metadata();
        for (var name : hints.names()) {
            metadata.set(name, hints.get(name));
        }
        var mediaType = hints.get(HttpHeaders.CONTENT_TYPE);
        var merges = MediaTypes.isWord(mediaType) ? WordMerges.of(document.file()) : WordMerges.none();
        var handler = new BlockHandler(
                maxCharacters,
                MediaTypes.isMessage(mediaType),
                new TableEvents(MediaTypes.isWorkbook(mediaType), merges));
        var context = context(scope);
        var parts = new Parts(parser, context, unpacking, mediaType);
        context.set(EmbeddedDocumentExtractor.class, parts);
        try (var stream = TikaInputStream.get(document.file())) {
            parser.parse(stream, handler, metadata, context);
        }
        if (handler.limitReached()) {
            throw new BlockHandler.LimitException(maxCharacters);
        }
        parts.check();
        refuseHalfRead(metadata, mediaType);
        var blocks = MediaTypes.isArchive(mediaType) ? List.<Block>of() : blocks(mediaType, metadata, handler.blocks());
        var text = new ExtractedText(title(metadata.get(TikaCoreProperties.TITLE)), blocks, parts.parts());
        if (mediaType.equals(MediaTypes.PDF) && !ocr.isInstalled()) {
            var isSomething = text.hasText() || !text.parts().isEmpty();
            if (PdfScans.hideText(document.file(), metadata, isSomething)) {
                ocr.require();
            }
        }
        return text;
    }

    private static List<Block> blocks(String mediaType, Metadata metadata, List<Block> blocks) {
        if (MediaTypes.isTable(mediaType)) {
            return Delimiter.withoutDeclaration(blocks);
        }
        return switch (mediaType) {
            case MediaTypes.PDF -> PdfLines.split(blocks);
            case MediaTypes.EMAIL, MediaTypes.OUTLOOK -> {
                var message = MailText.split(MailHead.body(mediaType, blocks)).stream();
                yield Stream.concat(MailHead.of(metadata).stream(), message).toList();
            }
            default -> blocks;
        };
    }

    /** Some readers are for certain versions of a format only, which are found out anew. */
    private boolean hasReader(String mediaType) {
        var kinds = parser.getMediaTypeRegistry();
        return parser.getParsers().containsKey(kinds.normalize(MediaType.parse(mediaType)));
    }

    private static String title(String title) {
        return title == null ? null : Cut.first(title, LONGEST_TITLE);
    }

    private String plain(SourceDocument document, int maxCharacters) throws IOException, TikaException, SAXException {
        try (var stream = TikaInputStream.get(document.file());
                var reader = new AutoDetectReader(stream, new Metadata(), encoding)) {
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
    private String delimiter(SourceDocument document, String mediaType, int maxCharacters)
            throws IOException, TikaException, SAXException {
        var text = plain(document, maxCharacters);
        return (MediaTypes.isTabbed(mediaType) ? Delimiter.TAB : Delimiter.of(text)).tikaName();
    }

    private ParseContext context(Scope scope) {
        var context = new ParseContext();
        // Where parsers look for the readers of a message's own body.
        context.set(Parser.class, parser);
        context.set(EncodingDetector.class, encoding);
        context.set(HtmlMapper.class, scope.html());
        var pdf = new PDFParserConfig();
        pdf.setOcrStrategy(ocr.strategy());
        pdf.setCatchIntermediateIOExceptions(false);
        pdf.setExtractInlineImages(false);
        pdf.setSortByPosition(false);
        context.set(PDFParserConfig.class, pdf);
        var office = new OfficeParserConfig();
        office.setIncludeSlideMasterContent(scope == Scope.EVERYTHING);
        context.set(OfficeParserConfig.class, office);
        return context;
    }

    /** Parsers note what they had to skip: half a document would answer questions wrongly. */
    static void refuseHalfRead(Metadata metadata, String mediaType) {
        if (Stream.of(metadata.getValues(HttpHeaders.CONTENT_TYPE)).anyMatch(MediaTypes::isProtected)) {
            throw Refusals.encrypted(null);
        }
        var isArchive = MediaTypes.isArchive(mediaType);
        var skipped = metadata.get(TikaCoreProperties.TIKA_META_EXCEPTION_EMBEDDED_STREAM);
        if (isArchive && skipped != null && skipped.contains("encrypt")) {
            throw new RejectedException(
                    RejectionCode.ENCRYPTED_DOCUMENT,
                    "A file in it is protected by a password: remove the protection and send it again.");
        }
        if (isHalfRead(metadata) || (isArchive && isHalfUnpacked(metadata))) {
            throw new RejectedException(
                    RejectionCode.CORRUPT_DOCUMENT,
                    "Only a part of the file can be read: save it anew and send it again.");
        }
    }

    private static boolean isHalfRead(Metadata metadata) {
        return Stream.of(TikaCoreProperties.TIKA_META_EXCEPTION_WARNING, TikaCoreProperties.CONTAINER_EXCEPTION)
                .anyMatch(key -> metadata.get(key) != null);
    }

    /** The same of an archive within: then it stays a file of its own. */
    static boolean isHalfUnpacked(Metadata archive) {
        return isHalfRead(archive) || archive.get(TikaCoreProperties.TIKA_META_EXCEPTION_EMBEDDED_STREAM) != null;
    }
}
