package dev.groundwork.ingest.format;

import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import dev.groundwork.ingest.source.SourceDocument;
import dev.groundwork.ingest.text.FileType;
import dev.groundwork.ingest.text.MediaTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.apache.tika.Tika;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.HttpHeaders;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;

/** Tells a document's type by its bytes; its name and declared type only decide between types the bytes leave open. */
public final class Detector {

    private static final Pattern MAY_BE_TEXT = Pattern.compile("(application|message)/.*|image/svg\\+xml");

    private static final Pattern TAB_NAME = Pattern.compile("(?i).*\\.tab");
    private static final Pattern FIRST_TAB = Pattern.compile("[^\\r\\n\\t]*+\\t");
    private static final int HEAD = 4096;

    private static final int XML_START_BYTES = 1 << 12;
    /** What may stand before the first mark: the marks of byte orders, one byte of two, white space. */
    private static final String BEFORE_XML = "\u00ef\u00bb\u00bf\u00fe\u00ff\0 \t\r\n";

    private static final String SCIENTIFIC_TABLE = "application/x-isatab";

    private final TikaConfig tika = TikaConfig.getDefaultConfig();
    private final org.apache.tika.detect.Detector detector = tika.getDetector();
    private final MediaTypeRegistry kinds = tika.getMediaTypeRegistry();
    private final Tika names = new Tika(tika);

    /** @throws RejectedException UNSUPPORTED_TYPE when nothing here can read it */
    public FileType detect(SourceDocument document) {
        var found = type(document, document.mediaType(), document.fileName());
        var type = readable(found, document);
        if (!MediaTypes.isSupported(type) || isXmlByItsNameAlone(type, document)) {
            // A name alone must not hide what can be read.
            var byBytes = type(document, null, null);
            type = readable(byBytes.startsWith(SCIENTIFIC_TABLE) ? MediaTypes.TABBED : byBytes, document);
        }
        if (MediaTypes.isProtected(type)) {
            throw Refusals.encrypted(null);
        }
        if (!MediaTypes.isSupported(type)) {
            throw new RejectedException(
                    RejectionCode.UNSUPPORTED_TYPE,
                    "Files of type " + found
                            + " cannot be read: send PDF, an Office format, HTML, Markdown, text, CSV or e-mail.");
        }
        return new FileType(
                isTabbed(type, document) ? MediaTypes.TABBED : type, otherByName(document.fileName(), found));
    }

    /** A table of text by its name and its first line: by the same name go notes for guitars. */
    private static boolean isTabbed(String type, SourceDocument document) {
        var name = document.fileName();
        if (name == null
                || !type.equals(MediaTypes.PLAIN_TEXT)
                || !TAB_NAME.matcher(name).matches()) {
            return false;
        }
        try (var bytes = Files.newInputStream(document.file())) {
            return FIRST_TAB
                    .matcher(new String(bytes.readNBytes(HEAD), StandardCharsets.ISO_8859_1))
                    .lookingAt();
        } catch (IOException e) {
            throw new UncheckedIOException("the blob cannot be read", e);
        }
    }

    /** Null when the name says nothing, or the same, or more or less precisely the same. */
    private String otherByName(String name, String found) {
        if (name == null) {
            return null;
        }
        var byBytes = MediaType.parse(found);
        var byName = MediaType.parse(names.detect(name));
        var agrees = byName.equals(MediaType.OCTET_STREAM)
                || kinds.isInstanceOf(byName, byBytes)
                || kinds.isInstanceOf(byBytes, byName);
        return agrees ? null : byName.getBaseType().toString();
    }

    /** Of a kind of text or XML that has no reader of its own, the characters are read. */
    private String readable(String type, SourceDocument document) {
        if (type.equals("multipart/related")) { // a page saved with its pictures is written like a message
            return MediaTypes.EMAIL;
        }
        if (MediaTypes.isSupported(type) || !MAY_BE_TEXT.matcher(type).matches() || isPacked(document)) {
            return type;
        }
        var kind = MediaType.parse(type);
        if (kinds.isSpecializationOf(kind, MediaType.APPLICATION_XML)) {
            return MediaType.APPLICATION_XML.toString();
        }
        return kinds.isSpecializationOf(kind, MediaType.TEXT_PLAIN) ? MediaType.TEXT_PLAIN.toString() : type;
    }

    /** Names of source code are those of kinds of XML too. */
    private boolean isXmlByItsNameAlone(String type, SourceDocument document) {
        if (!kinds.isInstanceOf(MediaType.parse(type), MediaType.APPLICATION_XML)) {
            return false;
        }
        for (var value : start(document, XML_START_BYTES)) {
            var character = (char) Byte.toUnsignedInt(value);
            if (BEFORE_XML.indexOf(character) < 0) {
                return character != '<';
            }
        }
        return false;
    }

    /** Kinds of XML may be packed, which makes them binary. */
    private static boolean isPacked(SourceDocument document) {
        try {
            return Packed.is(document.file());
        } catch (IOException e) {
            throw new UncheckedIOException("the blob cannot be read", e);
        }
    }

    private static byte[] start(SourceDocument document, int length) {
        try (var bytes = Files.newInputStream(document.file())) {
            return bytes.readNBytes(length);
        } catch (IOException e) {
            throw new UncheckedIOException("the blob cannot be read", e);
        }
    }

    private String type(SourceDocument document, String declared, String name) {
        var metadata = new Metadata();
        if (declared != null) {
            metadata.set(HttpHeaders.CONTENT_TYPE, declared);
        }
        if (name != null) {
            metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        }
        try (var stream = TikaInputStream.get(document.file())) {
            return detector.detect(stream, metadata).getBaseType().toString();
        } catch (FileSystemException e) {
            throw new UncheckedIOException("the blob cannot be read", e);
        } catch (IOException | RuntimeException e) {
            // A detector that opens containers meets hostile ones here.
            throw new RejectedException(RejectionCode.CORRUPT_DOCUMENT, "The file is damaged: save it anew.", e);
        }
    }
}
