package dev.groundwork.ingest.format;

import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import dev.groundwork.ingest.failure.Trail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import org.apache.commons.compress.archivers.zip.UnsupportedZipFeatureException;
import org.apache.poi.OldFileFormatException;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.poifs.filesystem.NotOLE2FileException;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.UnsupportedFormatException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.exception.ZeroByteFileException;

/** What the failures of parsers mean to the owner of the file. */
final class Refusals {

    /** As the system says it in the locale of parsers. */
    private static final String NO_SPACE = "No space left on device";
    /** As the reader of Office files says it. */
    private static final String STRICT = "Strict OOXML";

    private Refusals() {}

    /** @return what is to be thrown instead; what nobody foresaw is a damaged file */
    static RuntimeException of(Throwable failure) {
        for (var cause : Trail.causes(failure).toList()) {
            switch (cause) {
                case RejectedException rejected -> {
                    return rejected;
                }
                case EncryptedDocumentException encrypted -> {
                    return encrypted(encrypted);
                }
                case ZeroByteFileException empty -> {
                    return new RejectedException(
                            RejectionCode.EMPTY_DOCUMENT, "The file is empty: send it with its content.", empty);
                }
                case POIXMLException strict
                when String.valueOf(strict.getMessage()).startsWith(STRICT) -> {
                    return unsupported(
                            "The file is saved as \"Strict Open XML\", which cannot be read: save it as an ordinary .docx, .xlsx or .pptx and send it again.",
                            strict);
                }
                case OldFileFormatException old -> {
                    return oldVersion(old);
                }
                case NotOLE2FileException old -> {
                    return oldVersion(old);
                }
                case UnsupportedFormatException old -> {
                    return oldVersion(old);
                }
                case UnsupportedZipFeatureException packing -> {
                    return unsupported(
                            "The archive is split or packed in an unusual way: pack it anew as one ordinary ZIP file.",
                            packing);
                }
                case BlockHandler.LimitException limit -> {
                    return tooLarge(limit);
                }
                case WriteLimitReachedException limit -> {
                    return tooLarge(limit);
                }
                case OutOfMemoryError memory -> {
                    return tooLarge(memory);
                }
                case FileSystemException storage -> {
                    return new UncheckedIOException("the blob cannot be read", storage);
                }
                case IOException full
                when NO_SPACE.equals(full.getMessage()) -> {
                    return new UncheckedIOException("there is no room for what a parser keeps", full);
                }
                default -> {}
            }
        }
        return new RejectedException(
                RejectionCode.CORRUPT_DOCUMENT, "The file is damaged: save it anew and send it again.", failure);
    }

    static RejectedException encrypted(Throwable cause) {
        return new RejectedException(
                RejectionCode.ENCRYPTED_DOCUMENT,
                "The file is protected by a password or by rights management: remove the protection and send it again.",
                cause);
    }

    /** Of a format whose newer versions can be read. */
    static RejectedException oldVersion(Throwable cause) {
        return unsupported(
                "The file is of a version of its format that cannot be read: save it in a present one, or as PDF.",
                cause);
    }

    private static RejectedException unsupported(String message, Throwable cause) {
        return new RejectedException(RejectionCode.UNSUPPORTED_TYPE, message, cause);
    }

    private static RejectedException tooLarge(Throwable cause) {
        return new RejectedException(
                RejectionCode.TOO_LARGE,
                "The file holds more text than is allowed: split it and send the parts.",
                cause);
    }
}
