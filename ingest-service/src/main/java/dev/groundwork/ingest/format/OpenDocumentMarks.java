package dev.groundwork.ingest.format;

import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Passes the XML of an OpenDocument file on, and tells as XHTML where its pages begin, be they slides or sheets, and how many rows of a table
 * are written as one. Charts and drawings within it have tables and pages too, which are none of the file.
 */
final class OpenDocumentMarks extends XMLFilterImpl {

    static final String SPREADSHEET = "spreadsheet";

    private static final String ODF = "urn:oasis:names:tc:opendocument:xmlns:";
    private static final String OFFICE = ODF + "office:1.0";
    private static final String TABLE = ODF + "table:1.0";
    private static final String XHTML = "http://www.w3.org/1999/xhtml";
    private static final Attributes PAGE = page();

    private final ContentHandler marks;
    private final String body;
    private final boolean hasMaster;
    /** How many elements are open from the body down. */
    private int depth;

    private int masters;

    /**
     * @param marks takes the marks
     * @param body what the pages of this kind of file stand in; empty when it has none
     * @param hasMaster whether what stands on every page is passed on
     */
    OpenDocumentMarks(ContentHandler reader, ContentHandler marks, String body, boolean hasMaster) {
        setContentHandler(reader);
        this.marks = marks;
        this.body = body;
        this.hasMaster = hasMaster;
    }

    @Override
    public void startElement(String uri, String name, String qualifiedName, Attributes attributes) throws SAXException {
        if (isMaster(uri, name)) {
            masters++;
        }
        if (depth > 0 || isBody(uri, name)) {
            depth++;
        }
        if (isPage(uri, name)) {
            begin();
            heading(attributes.getValue(TABLE, "name"));
        }
        if (name.equals("table-row") && uri.equals(TABLE)) {
            repeat(attributes.getValue(TABLE, "number-rows-repeated"));
        }
        if (masters == 0) {
            super.startElement(uri, name, qualifiedName, attributes);
        }
    }

    @Override
    public void endElement(String uri, String name, String qualifiedName) throws SAXException {
        if (masters == 0) {
            super.endElement(uri, name, qualifiedName);
        }
        if (isMaster(uri, name)) {
            masters--;
        }
        if (isPage(uri, name)) {
            end("div");
        }
        if (depth > 0) {
            depth--;
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) throws SAXException {
        if (masters == 0) {
            super.characters(characters, start, length);
        }
    }

    private boolean isMaster(String uri, String name) {
        return !hasMaster && name.equals("master-styles") && uri.equals(OFFICE);
    }

    private boolean isBody(String uri, String name) {
        return name.equals(body) && uri.equals(OFFICE);
    }

    private boolean isPage(String uri, String name) {
        return depth == 2 && (body.equals(SPREADSHEET) ? isTable(uri, name) : isDrawn(uri, name));
    }

    private static boolean isTable(String uri, String name) {
        return name.equals("table") && uri.equals(TABLE);
    }

    private static boolean isDrawn(String uri, String name) {
        return name.equals("page") && uri.equals(ODF + "drawing:1.0");
    }

    private void begin() throws SAXException {
        marks.startElement(XHTML, "div", "div", PAGE);
    }

    private void heading(String text) throws SAXException {
        if (text != null) {
            marks.startElement(XHTML, "h1", "h1", new AttributesImpl());
            marks.characters(text.toCharArray(), 0, text.length());
            end("h1");
        }
    }

    private void repeat(String times) throws SAXException {
        if (times != null) {
            var attributes = new AttributesImpl();
            attributes.addAttribute("", BlockHandler.REPEAT, BlockHandler.REPEAT, "CDATA", times);
            marks.startElement(XHTML, BlockHandler.REPEAT, BlockHandler.REPEAT, attributes);
            end(BlockHandler.REPEAT);
        }
    }

    private void end(String name) throws SAXException {
        marks.endElement(XHTML, name, name);
    }

    private static Attributes page() {
        var attributes = new AttributesImpl();
        attributes.addAttribute("", "class", "class", "CDATA", "page");
        return attributes;
    }
}
