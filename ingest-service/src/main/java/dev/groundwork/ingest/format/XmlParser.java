package dev.groundwork.ingest.format;

import java.io.Serial;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.xml.DcXMLParser;
import org.apache.tika.sax.TeeContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.helpers.DefaultHandler;

/** The library's reader of XML that is no document of a known kind, which finds its title; what stands in it is told by its elements. */
final class XmlParser extends DcXMLParser {

    @Serial
    private static final long serialVersionUID = 1L;

    @Override
    protected ContentHandler getContentHandler(ContentHandler handler, Metadata metadata, ParseContext context) {
        return new TeeContentHandler(
                super.getContentHandler(new DefaultHandler(), metadata, context), new XmlRecords(handler));
    }
}
