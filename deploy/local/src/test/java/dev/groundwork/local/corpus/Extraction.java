package dev.groundwork.local.corpus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.sax.BodyContentHandler;
import org.xml.sax.SAXException;

/** What a reader of bytes finds in a file; the file's name is not told to it. */
final class Extraction {

    private Extraction() {}

    static String mediaType(Path file) throws IOException {
        try (var stream = TikaInputStream.get(file)) {
            return new DefaultDetector().detect(stream, new Metadata()).toString();
        }
    }

    /** The text with every run of white space as one space, since line breaks are the layout's. */
    static String text(Path file) throws IOException, TikaException, SAXException {
        var handler = new BodyContentHandler(-1);
        var context = new ParseContext();
        context.set(Locale.class, Locale.ENGLISH);
        try (var stream = TikaInputStream.get(file)) {
            new AutoDetectParser().parse(stream, handler, new Metadata(), context);
        }
        return handler.toString().replaceAll("\\s+", " ").strip();
    }
}
