package dev.groundwork.ingest.format;

import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
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
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.HttpHeaders;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The files embedded in one file, written into a folder. Archives in it are unpacked too. Pictures, fonts and macros are of the file itself
 * and no parts.
 */
final class Parts implements EmbeddedDocumentExtractor {

    private static final Set<String> OF_THE_SYSTEM = Set.of(".DS_Store", "Thumbs.db", "desktop.ini");
    /** Controls, marks that turn the direction of writing, halves of characters. */
    private static final Pattern UNSPEAKABLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\u202a-\\u202e\\u2066-\\u2069]");

    private static final int LONGEST_NAME = 200;

    private final AutoDetectParser parser;
    private final ParseContext context;
    private final Unpacking unpacking;
    private final List<Part> parts = new ArrayList<>();
    private String prefix = "";
    private int depth;
    private int files;
    private long bytesLeft;
    private RuntimeException refusal;

    Parts(AutoDetectParser parser, ParseContext context, Unpacking unpacking) {
        this.parser = parser;
        this.context = context;
        this.unpacking = unpacking;
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
        return isPart(metadata);
    }

    @Override
    public void parseEmbedded(InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml)
            throws IOException {
        if (parts.size() == unpacking.maxParts()) {
            throw tooLarge("more than " + unpacking.maxParts() + " files");
        }
        var path = prefix + name(metadata);
        var file = unpacking.folder().resolve("part-" + files++);
        write(stream, file);
        if (!isUnpacked(file, path)) {
            parts.add(new Part(path, file, metadata.get(HttpHeaders.CONTENT_TYPE)));
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

    /** False when it is no archive, or a broken one, which then is a part whose own code says so. */
    private boolean isUnpacked(Path file, String path) {
        var known = parts.size();
        var metadata = new Metadata();
        // The only file of a compressed one is named after it.
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, path.substring(path.lastIndexOf('/') + 1));
        try (var stream = TikaInputStream.get(file)) {
            var type = parser.getDetector().detect(stream, metadata).getBaseType();
            if (!MediaTypes.isArchive(type.toString())) {
                return false;
            }
            if (depth == unpacking.maxDepth()) {
                throw tooLarge("archives in archives, more than " + depth);
            }
            within(path, () -> parser.parse(stream, new DefaultHandler(), metadata, context));
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

    private void within(String path, Nested nested) throws IOException, SAXException, TikaException {
        var outer = prefix;
        prefix = path + "/";
        depth++;
        try {
            nested.parse();
        } finally {
            prefix = outer;
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

    private static boolean isPart(Metadata metadata) {
        var kind = metadata.get(TikaCoreProperties.EMBEDDED_RESOURCE_TYPE);
        var name = String.valueOf(metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY));
        return (kind == null || kind.equals(TikaCoreProperties.EmbeddedResourceType.ATTACHMENT.name()))
                && !name.startsWith("__MACOSX/")
                && !OF_THE_SYSTEM.contains(name.substring(name.lastIndexOf('/') + 1));
    }

    /** A label only: no file is ever named by it. */
    private String name(Metadata metadata) {
        var stated = metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY);
        if (stated == null || stated.isBlank()) {
            return "part " + (files + 1);
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
            return "part " + (files + 1);
        }
        return name.length() <= LONGEST_NAME ? name : end(name);
    }

    private static String end(String name) {
        var start = name.length() - LONGEST_NAME;
        return name.substring(Character.isLowSurrogate(name.charAt(start)) ? start + 1 : start);
    }
}
