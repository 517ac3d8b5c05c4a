package dev.groundwork.ingest.format;

import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import dev.groundwork.ingest.text.Cut;
import dev.groundwork.ingest.text.MediaTypes;
import dev.groundwork.ingest.text.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.DefaultEmbeddedStreamTranslator;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.extractor.EmbeddedStreamTranslator;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.HttpHeaders;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.sax.BodyContentHandler;
import org.apache.tika.sax.EmbeddedContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The files embedded in one file that are documents of their own, written into a folder. Archives in it are unpacked too.
 */
final class Parts implements EmbeddedDocumentExtractor {

    /** Controls, marks that turn the direction of writing, halves of characters. */
    private static final Pattern UNSPEAKABLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\u202a-\\u202e\\u2066-\\u2069]");

    private static final int LONGEST_NAME = 200;

    private final AutoDetectParser parser;
    private final ParseContext context;
    private final Unpacking unpacking;
    private final EmbeddedStreamTranslator translator = new DefaultEmbeddedStreamTranslator();
    private final List<Part> parts = new ArrayList<>();
    private boolean areAttached;
    private String prefix = "";
    private int depth;
    private int files;
    private long bytesLeft;
    private RuntimeException refusal;

    /** @param mediaType of the file they are in */
    Parts(AutoDetectParser parser, ParseContext context, Unpacking unpacking, String mediaType) {
        this.parser = parser;
        this.context = context;
        this.unpacking = unpacking;
        this.areAttached = areAttachedIn(mediaType);
        this.bytesLeft = unpacking.maxBytes();
    }

    List<Part> parts() {
        return parts;
    }

    /** Parsers go on after what breaks in an embedded file: a refusal holds all the same. */
    void check() {
        if (refusal != null) {
            throw refusal;
        }
    }

    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
        return Belonging.of(metadata, areAttached) != Belonging.OF_THE_TEXT;
    }

    @Override
    public void parseEmbedded(InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml)
            throws IOException {
        if (Belonging.of(metadata, areAttached) == Belonging.PASSAGE) {
            readPassage(stream, handler, metadata);
            return;
        }
        if (parts.size() == unpacking.maxParts()) {
            throw tooLarge("more than " + unpacking.maxParts() + " files");
        }
        var path = prefix + name(metadata);
        var file = unpacking.folder().resolve("part-" + files++);
        write(translator.shouldTranslate(stream, metadata) ? translator.translate(stream, metadata) : stream, file);
        // The only file of a compressed one is named after it, and so is what has no name of its own told by it.
        var named = named(path);
        var type = type(file, named);
        if (MediaTypes.isArchive(type) && isUnpacked(file, path, named)) {
            return;
        }
        if (Belonging.of(metadata, areAttached).holds(type, Files.size(file))) {
            parts.add(new Part(path, file, metadata.get(HttpHeaders.CONTENT_TYPE)));
        } else {
            Files.delete(file);
        }
    }

    /** Where it stands, or at the end of the text. What breaks in it breaks the text. */
    private void readPassage(InputStream stream, ContentHandler handler, Metadata about) {
        var passage = new Metadata();
        var type = about.get(HttpHeaders.CONTENT_TYPE);
        passage.set(HttpHeaders.CONTENT_TYPE, type);
        var text = new EmbeddedContentHandler(new BodyContentHandler(handler));
        try {
            within(
                    prefix + name(about),
                    areAttachedIn(String.valueOf(type)),
                    () -> parser.parse(stream, text, passage, context));
            TikaExtraction.refuseHalfRead(passage, passage.get(HttpHeaders.CONTENT_TYPE));
        } catch (IOException | SAXException | TikaException | RuntimeException e) {
            refusal = Refusals.of(e);
            throw refusal;
        }
    }

    private static boolean areAttachedIn(String mediaType) {
        return MediaTypes.isArchive(mediaType) || MediaTypes.isMessage(mediaType);
    }

    private static Metadata named(String path) {
        var metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, path.substring(path.lastIndexOf('/') + 1));
        return metadata;
    }

    private String type(Path file, Metadata named) throws IOException {
        try (var stream = TikaInputStream.get(file)) {
            return parser.getDetector().detect(stream, named).getBaseType().toString();
        } catch (RuntimeException e) {
            // A detector that opens containers meets hostile ones here; its own reading will say what is wrong.
            return MediaType.OCTET_STREAM.toString();
        }
    }

    private void write(InputStream stream, Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            var buffer = new byte[1 << 16];
            for (var read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                bytesLeft -= read;
                if (bytesLeft < 0) {
                    throw tooLarge("more than " + unpacking.maxBytes() + " bytes");
                }
                write(buffer, read, out, file);
            }
        }
    }

    /** A folder that takes no more is not the document's fault. */
    private void write(byte[] bytes, int length, OutputStream out, Path file) throws IOException {
        try {
            out.write(bytes, 0, length);
        } catch (IOException e) {
            refusal = new UncheckedIOException(new FileSystemException(file.toString(), null, e.getMessage()));
            throw refusal;
        }
    }

    /** False of a broken one, which then is a part whose own code says so. */
    private boolean isUnpacked(Path file, String path, Metadata metadata) {
        var known = parts.size();
        try (var stream = TikaInputStream.get(file)) {
            within(path, true, () -> parser.parse(stream, new DefaultHandler(), metadata, context));
            if (!TikaExtraction.isHalfUnpacked(metadata)) {
                Files.delete(file);
                return true;
            }
        } catch (IOException | SAXException | TikaException | RuntimeException e) {
            check();
        }
        parts.subList(known, parts.size()).clear();
        return false;
    }

    private void within(String path, boolean nowAttached, Nested nested)
            throws IOException, SAXException, TikaException {
        if (depth == unpacking.maxDepth()) {
            throw tooLarge("files in files, more than " + depth);
        }
        var outer = prefix;
        var wereAttached = areAttached;
        prefix = path + "/";
        areAttached = nowAttached;
        depth++;
        try {
            nested.parse();
        } finally {
            prefix = outer;
            areAttached = wereAttached;
            depth--;
        }
    }

    @FunctionalInterface
    private interface Nested {
        void parse() throws IOException, SAXException, TikaException;
    }

    private RejectedException tooLarge(String what) {
        return refused(RejectionCode.TOO_LARGE, "There are " + what + " in it: split it and send the parts.");
    }

    private RejectedException refused(RejectionCode code, String message) {
        var refused = new RejectedException(code, message);
        refusal = refused;
        return refused;
    }

    /** A label only: no file is ever named by it. */
    private String name(Metadata metadata) {
        var stated = metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY);
        if (stated == null || stated.isBlank()) {
            return "part " + (parts.size() + 1);
        }
        var steps = Stream.of(stated.replace('\\', '/').split("/"))
                .map(step -> UNSPEAKABLE.matcher(step).replaceAll("").strip())
                .filter(step -> !step.isEmpty() && !step.equals(".") && !step.endsWith(":"))
                .toList();
        if (steps.contains("..")) {
            throw refused(
                    RejectionCode.CORRUPT_DOCUMENT,
                    "A file in it has a name that leads out of its folder: pack it anew.");
        }
        var name = steps.stream().collect(Collectors.joining("/"));
        if (name.isEmpty()) {
            return "part " + (parts.size() + 1);
        }
        return Cut.last(name, LONGEST_NAME);
    }
}
