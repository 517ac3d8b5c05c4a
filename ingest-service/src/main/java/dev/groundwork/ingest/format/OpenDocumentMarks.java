package dev.groundwork.ingest.format;

import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.XMLFilterImpl;

/** Passes the XML of an OpenDocument file on, and tells as XHTML where its pages begin, be they slides or sheets. */
final class OpenDocumentMarks extends XMLFilterImpl {

    private static final String ODF = "urn:oasis:names:tc:opendocument:xmlns:";
    private static final String XHTML = "http://www.w3.org/1999/xhtml";
    private static final Attributes PAGE = page();

    private final ContentHandler marks;
    private final boolean isWorkbook;
    private final boolean hasMaster;
    private int tables;
    private int masters;

    /**
     * @param marks takes the marks
     * @param hasMaster whether what stands on every page is passed on
     */
    OpenDocumentMarks(ContentHandler reader, ContentHandler marks, boolean isWorkbook, boolean hasMaster) {
        setContentHandler(reader);
        this.marks = marks;
        this.isWorkbook = isWorkbook;
        this.hasMaster = hasMaster;
    }

    @Override
    public void startElement(String uri, String name, String qualifiedName, Attributes attributes) throws SAXException {
        if (isMaster(uri, name)) {
            masters++;
        }
        if (isDrawn(uri, name)) {
            begin();
        } else if (isSheet(uri, name) && tables++ == 0) {
            begin();
            heading(attributes.getValue(ODF + "table:1.0", "name"));
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
        if (isDrawn(uri, name) || (isSheet(uri, name) && --tables == 0)) {
            end("div");
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) throws SAXException {
        if (masters == 0) {
            super.characters(characters, start, length);
        }
    }

    private boolean isMaster(String uri, String name) {
        return !hasMaster && name.equals("master-styles") && uri.equals(ODF + "office:1.0");
    }

    private static boolean isDrawn(String uri, String name) {
        return name.equals("page") && uri.equals(ODF + "drawing:1.0");
    }

    private boolean isSheet(String uri, String name) {
        return isWorkbook && name.equals("table") && uri.equals(ODF + "table:1.0");
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

    private void end(String name) throws SAXException {
        marks.endElement(XHTML, name, name);
    }

    private static Attributes page() {
        var attributes = new AttributesImpl();
        attributes.addAttribute("", "class", "class", "CDATA", "page");
        return attributes;
    }
}
