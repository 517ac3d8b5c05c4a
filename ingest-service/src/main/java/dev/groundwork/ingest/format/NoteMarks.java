package dev.groundwork.ingest.format;

import java.util.regex.Pattern;
import org.apache.tika.sax.ContentHandlerDecorator;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Leaves out what the library's reader of Word documents writes where a note is referred to, such as "[footnoteRef:2]": nobody wrote that. */
final class NoteMarks extends ContentHandlerDecorator {

    private static final Pattern MARK = Pattern.compile("\\[(foot|end)noteRef:-?\\d+]");

    NoteMarks(ContentHandler handler) {
        super(handler);
    }

    @Override
    public void characters(char[] characters, int start, int length) throws SAXException {
        var text = MARK.matcher(new String(characters, start, length)).replaceAll("");
        super.characters(text.toCharArray(), 0, text.length());
    }
}
