package dev.groundwork.ingest.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The text of XML of any kind: an element that holds only elements is a record, whose attributes and simple elements are one paragraph of
 * names and values; an element with text between its elements is running text, after the attributes of all of them, and so is a long text.
 */
final class XmlRecords extends DefaultHandler {

    /** Whose attributes say how things look, or of what schema they are. */
    private static final Set<String> WITHOUT_VALUES = Set.of(
            XMLConstants.XML_NS_URI,
            XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI,
            "http://www.w3.org/2000/svg",
            "http://www.w3.org/1999/xhtml",
            "http://www.w3.org/1999/xlink");

    private static final Pattern WHITE = Pattern.compile("\\s+");
    private static final int LONGEST_VALUE = 120;

    private static final class Element {

        private final String name;
        private final Element around;
        /** Where its text begins in that of all. */
        private final int textStart;
        /** Where its attributes begin among those of all, which those of the elements in it follow. */
        private final int attributesStart;
        /** Where the paragraphs of the elements in it begin. */
        private int paragraphsStart;

        /** Of the record that waits for its end. */
        private final List<String> values = new ArrayList<>();

        private boolean hasText;
        private boolean hasElements;

        Element(String name, Element around, int textStart, int attributesStart) {
            this.name = name;
            this.around = around;
            this.textStart = textStart;
            this.attributesStart = attributesStart;
        }
    }

    private final ContentHandler handler;
    private final StringBuilder text = new StringBuilder();
    private final List<String> attributes = new ArrayList<>();
    /** Made when they are written: what is within running text is never made, however deep it is. */
    private final List<Supplier<String>> paragraphs = new ArrayList<>();

    private Element open;
    private boolean wasEnd;

    /** @param handler of the paragraphs, as characters with blank lines between them */
    XmlRecords(ContentHandler handler) {
        this.handler = handler;
    }

    @Override
    public void startElement(String uri, String name, String qualifiedName, Attributes attributes) {
        if (wasEnd) {
            text.append(' ');
        }
        wasEnd = false;
        if (open != null && !open.hasElements) {
            // It is no value of the record it is in, whose values so far stand before it.
            endRecord(open.around);
            open.hasElements = true;
            open.paragraphsStart = paragraphs.size();
        }
        open = new Element(name, open, text.length(), this.attributes.size());
        if (!WITHOUT_VALUES.contains(uri)) {
            for (var i = 0; i < attributes.getLength(); i++) {
                var value = attributes.getValue(i).strip();
                if (!WITHOUT_VALUES.contains(attributes.getURI(i)) && !value.isEmpty()) {
                    open.values.add(attributes.getLocalName(i) + ": " + value);
                }
            }
        }
        this.attributes.addAll(open.values);
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        wasEnd = false;
        text.append(characters, start, length);
        for (var i = start; !open.hasText && i < start + length; i++) {
            open.hasText = !Character.isWhitespace(characters[i]);
        }
    }

    @Override
    public void endElement(String uri, String name, String qualifiedName) throws SAXException {
        wasEnd = true;
        var element = open;
        open = element.around;
        if (!element.hasElements) {
            endSimple(element);
        } else if (element.hasText) {
            endRunning(element);
        } else {
            endRecord(element);
        }
        var isOfRoot = open != null && open.around == null;
        if (open == null || (isOfRoot && !open.hasText && open.values.isEmpty())) {
            // What is written is not kept: a file may be one long list.
            write();
        }
    }

    /** A value of the record around it, or a record of its own where it has attributes, or a paragraph. */
    private void endSimple(Element element) {
        var content = text.substring(element.textStart).strip();
        var isLong = content.length() > LONGEST_VALUE;
        var isRecord = open == null || isLong || !element.values.isEmpty();
        if (!content.isEmpty() && !isLong) {
            element.values.add(element.name + ": " + WHITE.matcher(content).replaceAll(" "));
        }
        if (!isRecord) {
            open.values.addAll(element.values);
            return;
        }
        endRecord(open);
        endRecord(element);
        if (isLong) {
            paragraphs.add(() -> content);
        }
    }

    /** All of its text is one, so that of the elements in it is not told by itself. */
    private void endRunning(Element element) {
        paragraphs.subList(element.paragraphsStart, paragraphs.size()).clear();
        var textEnd = text.length();
        var attributesEnd = attributes.size();
        if (attributesEnd > element.attributesStart) {
            paragraphs.add(() -> String.join(", ", attributes.subList(element.attributesStart, attributesEnd)));
        }
        paragraphs.add(() -> text.substring(element.textStart, textEnd).strip());
    }

    private void endRecord(Element element) {
        if (element != null && !element.values.isEmpty()) {
            var record = String.join(", ", element.values);
            paragraphs.add(() -> record);
            element.values.clear();
        }
    }

    private void write() throws SAXException {
        for (var paragraph : paragraphs) {
            var characters = (paragraph.get() + "\n\n").toCharArray();
            handler.characters(characters, 0, characters.length);
        }
        paragraphs.clear();
        attributes.clear();
        text.setLength(0);
    }
}
