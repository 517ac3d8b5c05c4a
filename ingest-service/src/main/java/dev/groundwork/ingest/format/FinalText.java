package dev.groundwork.ingest.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.XMLEvent;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.io.input.BoundedInputStream;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TemporaryResources;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.ParserDecorator;
import org.apache.tika.utils.XMLReaderUtils;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Reads texts without what was deleted or moved away in them. A file keeps that until somebody accepts the change, and the library's readers
 * take it for text: so they are given a copy that is without it.
 */
final class FinalText extends ParserDecorator {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String WORD_2003 = "http://schemas.microsoft.com/office/word/2003/wordml";
    private static final String ODF = "urn:oasis:names:tc:opendocument:xmlns:";

    private static final Set<QName> DELETED = Set.of(
            new QName(WORD, "del"),
            new QName(WORD, "moveFrom"),
            new QName(WORD_2003, "delText"),
            new QName(ODF + "text:1.0", "tracked-changes"),
            new QName(ODF + "table:1.0", "tracked-changes"),
            new QName("http://openoffice.org/2000/text", "tracked-changes"));

    /** What the library reads text of, in a document of Word or of OpenDocument with the objects in it. */
    private static final Pattern TEXT = Pattern.compile("(?i)/?word/[^/]*\\.xml|.*(content|styles)\\.xml");
    /** Of one file of an OpenDocument, whose sheets may repeat themselves a great deal. Of Word, the library's own limits hold. */
    private static final long MOST_BYTES = 500_000_000;

    private FinalText(Parser reader) {
        super(reader);
    }

    static void putInto(Map<MediaType, Parser> readers) {
        readers.replaceAll((type, reader) -> keepsChanges(type.toString()) ? new FinalText(reader) : reader);
    }

    private static boolean keepsChanges(String type) {
        return type.contains("wordprocessingml")
                || type.startsWith("application/vnd.ms-word")
                || type.startsWith("application/vnd.oasis.opendocument.")
                || type.equals("application/vnd.sun.xml.writer");
    }

    @Override
    public void parse(InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException, SAXException, TikaException {
        try (var temporary = new TemporaryResources()) {
            var whole = TikaInputStream.get(stream, temporary, metadata);
            var copy = temporary.createTempFile();
            var text = new NoteMarks(handler);
            if (isCopied(whole.getPath(), copy, XMLReaderUtils.getXMLInputFactory(context))) {
                try (var rest = TikaInputStream.get(copy)) {
                    super.parse(rest, text, metadata, context);
                }
            } else {
                super.parse(whole, text, metadata, context);
            }
        } catch (XMLStreamException e) {
            throw new TikaException("changes in broken XML", e);
        }
    }

    /** False when nothing was deleted. */
    private static boolean isCopied(Path whole, Path copy, XMLInputFactory xml) throws IOException, XMLStreamException {
        if (Packed.is(whole)) {
            try (var files = ZipFile.builder().setPath(whole).get()) {
                return isCopied(files, copy, xml);
            }
        }
        if (!hasDeleted(() -> Files.newInputStream(whole), xml)) {
            return false;
        }
        try (var in = Files.newInputStream(whole);
                var out = Files.newOutputStream(copy)) {
            copyRest(in, out, xml);
        }
        return true;
    }

    private static boolean isCopied(ZipFile files, Path copy, XMLInputFactory xml)
            throws IOException, XMLStreamException {
        var changed = new HashSet<ZipArchiveEntry>();
        for (var file : Collections.list(files.getEntries())) {
            if (hasDeleted(files, file, xml)) {
                changed.add(file);
            }
        }
        if (changed.isEmpty()) {
            return false;
        }
        try (var out = new ZipArchiveOutputStream(copy)) {
            for (var file : Collections.list(files.getEntriesInPhysicalOrder())) {
                if (changed.contains(file)) {
                    out.putArchiveEntry(new ZipArchiveEntry(file.getName()));
                    try (var in = unpacked(files, file)) {
                        copyRest(in, out, xml);
                    }
                    out.closeArchiveEntry();
                } else {
                    out.addRawArchiveEntry(file, files.getRawInputStream(file));
                }
            }
        }
        return true;
    }

    @FunctionalInterface
    private interface Source {
        InputStream open() throws IOException;
    }

    private static boolean hasDeleted(ZipFile files, ZipArchiveEntry file, XMLInputFactory xml) throws IOException {
        return TEXT.matcher(file.getName()).matches() && hasDeleted(() -> unpacked(files, file), xml);
    }

    /** Ends early where there is far more than a document has: then the XML breaks off. */
    private static InputStream unpacked(ZipFile files, ZipArchiveEntry file) throws IOException {
        var most = file.getName().toLowerCase(Locale.ROOT).contains("word/")
                ? Math.max(
                        ZipSecureFile.getGraceEntrySize(),
                        file.getCompressedSize() / ZipSecureFile.getMinInflateRatio())
                : MOST_BYTES;
        return BoundedInputStream.builder()
                .setInputStream(files.getInputStream(file))
                .setMaxCount((long) most)
                .get();
    }

    /** False of what is no XML: whoever needs it will say so. */
    private static boolean hasDeleted(Source source, XMLInputFactory xml) throws IOException {
        try (var in = source.open()) {
            var reader = xml.createXMLStreamReader(in);
            while (reader.hasNext()) {
                if (reader.next() == XMLEvent.START_ELEMENT && DELETED.contains(reader.getName())) {
                    return true;
                }
            }
            return false;
        } catch (XMLStreamException e) {
            return false;
        }
    }

    private static void copyRest(InputStream in, OutputStream out, XMLInputFactory xml) throws XMLStreamException {
        var reader = xml.createXMLEventReader(in);
        var writer = XMLOutputFactory.newDefaultFactory().createXMLEventWriter(out, "UTF-8");
        var depth = 0;
        while (reader.hasNext()) {
            var event = reader.nextEvent();
            if (depth > 0 || isDeleted(event)) {
                depth += event.isStartElement() ? 1 : event.isEndElement() ? -1 : 0;
            } else if (!event.isStartDocument()) { // which names the encoding of the original
                writer.add(event);
            }
        }
        writer.flush();
    }

    private static boolean isDeleted(XMLEvent event) {
        return event.isStartElement() && DELETED.contains(event.asStartElement().getName());
    }
}
