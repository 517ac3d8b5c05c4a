package dev.groundwork.ingest.format;

import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import dev.groundwork.ingest.source.SourceDocument;
import dev.groundwork.ingest.text.MediaTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.HttpHeaders;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;

/** Tells a document's type by its bytes; its name and declared type only decide between types the bytes leave open. */
public final class Detector {

    private final org.apache.tika.detect.Detector detector =
            TikaConfig.getDefaultConfig().getDetector();

    /** @throws RejectedException UNSUPPORTED_TYPE when nothing here can read it */
    public String detect(SourceDocument document) {
        var type = readable(type(document));
        if (type.equals(MediaTypes.PROTECTED_OFFICE)) {
            throw new RejectedException(
                    RejectionCode.ENCRYPTED_DOCUMENT,
                    "The file is protected by a password: remove the protection and send it again.");
        }
        if (!MediaTypes.isSupported(type)) {
            throw new RejectedException(
                    RejectionCode.UNSUPPORTED_TYPE,
                    "Files of type " + type
                            + " cannot be read: send PDF, an Office format, HTML, Markdown, text, CSV or e-mail.");
        }
        return type;
    }

    /** Of a kind of text or XML that has no reader of its own, the characters are read. */
    private static String readable(String type) {
        if (MediaTypes.isSupported(type) || !type.startsWith("application/")) {
            return type;
        }
        var kinds = TikaConfig.getDefaultConfig().getMediaTypeRegistry();
        var kind = MediaType.parse(type);
        if (kinds.isSpecializationOf(kind, MediaType.APPLICATION_XML)) {
            return MediaType.APPLICATION_XML.toString();
        }
        return kinds.isSpecializationOf(kind, MediaType.TEXT_PLAIN) ? MediaType.TEXT_PLAIN.toString() : type;
    }

    private String type(SourceDocument document) {
        var metadata = new Metadata();
        if (document.mediaType() != null) {
            metadata.set(HttpHeaders.CONTENT_TYPE, document.mediaType());
        }
        if (document.fileName() != null) {
            metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, document.fileName());
        }
        try (var stream = TikaInputStream.get(document.file())) {
            return detector.detect(stream, metadata).getBaseType().toString();
        } catch (IOException e) {
            throw new UncheckedIOException("the blob cannot be read", e);
        } catch (RuntimeException e) {
            // A detector that opens containers meets hostile ones here.
            throw new RejectedException(RejectionCode.CORRUPT_DOCUMENT, "The file is damaged: save it anew.", e);
        }
    }
}
