package dev.groundwork.ingest.format;

import dev.groundwork.ingest.text.MediaTypes;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.util.Map;
import javax.xml.parsers.SAXParser;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.HttpHeaders;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.ParserDecorator;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.utils.XMLReaderUtils;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXNotRecognizedException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Tells where a slide or a sheet of an OpenDocument file begins and what a sheet is called, as the readers of other formats do: the
 * library's reader passes over both. It also takes what is printed on every page of a sheet, and what all slides have in common, for text.
 */
final class OpenDocumentPages extends ParserDecorator {

    @Serial
    private static final long serialVersionUID = 1L;

    private OpenDocumentPages(Parser reader) {
        super(reader);
    }

    static void putInto(Map<MediaType, Parser> readers) {
        readers.replaceAll((type, reader) -> type.toString().startsWith("application/vnd.oasis.opendocument.")
                ? new OpenDocumentPages(reader)
                : reader);
    }

    @Override
    public void parse(InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException, SAXException, TikaException {
        var type = String.valueOf(metadata.get(HttpHeaders.CONTENT_TYPE));
        var body = body(type);
        var hasMaster = MediaTypes.isPresentation(type)
                ? context.get(OfficeParserConfig.class, new OfficeParserConfig())
                        .isIncludeSlideMasterContent()
                : !MediaTypes.isWorkbook(type);
        // Where the library looks for what reads the XML within.
        context.set(SAXParser.class, new Marking(handler, body, hasMaster));
        try {
            super.parse(stream, handler, metadata, context);
        } finally {
            context.set(SAXParser.class, null);
        }
    }

    private static String body(String type) {
        if (MediaTypes.isWorkbook(type)) {
            return OpenDocumentMarks.SPREADSHEET;
        }
        if (MediaTypes.isPresentation(type)) {
            return "presentation";
        }
        return type.contains("graphics") ? "drawing" : "";
    }

    /** Reads XML as the library does, and tells the marks in it. */
    private static final class Marking extends SAXParser {

        private final ContentHandler marks;
        private final String body;
        private final boolean hasMaster;

        private Marking(ContentHandler marks, String body, boolean hasMaster) {
            this.marks = marks;
            this.body = body;
            this.hasMaster = hasMaster;
        }

        @Override
        public void parse(InputStream stream, DefaultHandler reader) throws SAXException, IOException {
            try {
                XMLReaderUtils.parseSAX(
                        stream, new OpenDocumentMarks(reader, marks, body, hasMaster), new ParseContext());
            } catch (TikaException e) {
                throw new SAXException(e);
            }
        }

        @Override
        @SuppressWarnings("deprecation")
        public org.xml.sax.Parser getParser() {
            throw new UnsupportedOperationException();
        }

        @Override
        public XMLReader getXMLReader() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isNamespaceAware() {
            return true;
        }

        @Override
        public boolean isValidating() {
            return false;
        }

        @Override
        public void setProperty(String name, Object value) throws SAXNotRecognizedException {
            throw new SAXNotRecognizedException(name);
        }

        @Override
        public Object getProperty(String name) throws SAXNotRecognizedException {
            throw new SAXNotRecognizedException(name);
        }
    }
}
