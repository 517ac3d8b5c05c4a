package dev.groundwork.ingest.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The text of XML of any kind: an element that holds only elements is a record, whose attributes and simple elements are one paragraph of
 * names and values; an element with text between its elements is running text, and so is a long text.
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
        /** Where its text begins in that of the element it is in. */
        private final int start;

        private final List<String> paragraphs = new ArrayList<>();
        private final List<String> values = new ArrayList<>();
        private boolean hasText;
        private boolean hasElements;
        private int attributes;

        Element(String name, int start) {
            this.name = name;
            this.start = start;
        }

        void endRecord() {
            if (!values.isEmpty()) {
                paragraphs.add(String.join(", ", values));
                values.clear();
            }
        }
    }

    private final ContentHandler handler;
    private final Deque<Element> open = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
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
        var element = new Element(name, text.length());
        if (!WITHOUT_VALUES.contains(uri)) {
            for (var i = 0; i < attributes.getLength(); i++) {
                var value = attributes.getValue(i).strip();
                if (!WITHOUT_VALUES.contains(attributes.getURI(i)) && !value.isEmpty()) {
                    element.values.add(attributes.getLocalName(i) + ": " + value);
                }
            }
        }
        element.attributes = element.values.size();
        if (!open.isEmpty()) {
            open.peek().hasElements = true;
        }
        open.push(element);
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        wasEnd = false;
        text.append(characters, start, length);
        var element = open.peek();
        for (var i = start; !element.hasText && i < start + length; i++) {
            element.hasText = !Character.isWhitespace(characters[i]);
        }
    }

    @Override
    public void endElement(String uri, String name, String qualifiedName) throws SAXException {
        wasEnd = true;
        var element = open.pop();
        end(element);
        var around = open.peek();
        if (around != null && isValue(element)) {
            around.values.addAll(element.values);
        } else if (around != null) {
            around.endRecord();
            element.endRecord();
            around.paragraphs.addAll(element.paragraphs);
        } else {
            element.endRecord();
            write(element.paragraphs);
        }
        if (open.size() == 1 && !around.hasText) {
            // What is written is not kept: a file may be one long list.
            write(around.paragraphs);
            text.setLength(0);
        }
    }

    /** Its text becomes a value, or paragraphs of its own. */
    private void end(Element element) {
        if (!element.hasText) {
            return;
        }
        var content = text.substring(element.start).strip();
        if (element.hasElements) {
            element.paragraphs.clear();
            element.values.subList(element.attributes, element.values.size()).clear();
        }
        if (element.hasElements || content.length() > LONGEST_VALUE) {
            element.endRecord();
            element.paragraphs.add(content);
        } else {
            element.values.add(element.name + ": " + WHITE.matcher(content).replaceAll(" "));
        }
    }

    private static boolean isValue(Element element) {
        return element.paragraphs.isEmpty() && !element.hasElements && element.attributes == 0;
    }

    private void write(List<String> paragraphs) throws SAXException {
        for (var paragraph : paragraphs) {
            var characters = (paragraph + "\n\n").toCharArray();
            handler.characters(characters, 0, characters.length);
        }
        paragraphs.clear();
    }
}
