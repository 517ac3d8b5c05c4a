package dev.groundwork.ingest.text;

import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import dev.groundwork.ingest.source.SourceDocument;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.exception.ZeroByteFileException;

/**
 * Reads the text of a document within limits of time and size. Whatever a parser throws is the document's fault: files are hostile, and
 * a file that breaks the parser once breaks it every time.
 */
@ApplicationScoped
public class Extractor {

    private final TikaExtraction extraction;
    private final Duration timeout;
    private final Semaphore seats;

    public Extractor(ExtractConfig config) {
        this.extraction = new TikaExtraction(config.maxCharacters());
        this.timeout = config.timeout();
        this.seats = new Semaphore(config.concurrency(), true);
    }

    /** @throws RejectedException when the file cannot be read to its end */
    public ExtractedText extract(SourceDocument document, String mediaType) {
        PdfEnd.check(document, mediaType);
        seats.acquireUninterruptibly();
        try {
            return inOwnThread(document, mediaType);
        } finally {
            seats.release();
        }
    }

    /** A platform thread: parsers compute for seconds and would hold up the virtual threads of requests. */
    private ExtractedText inOwnThread(SourceDocument document, String mediaType) {
        var task = new FutureTask<>(() -> extraction.extract(document, mediaType));
        Thread.ofPlatform().daemon().name("extract-" + document.sha256()).start(task);
        try {
            return task.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            throw new RejectedException(
                    RejectionCode.EXTRACTION_TIMEOUT,
                    "Reading the file took longer than " + timeout.toSeconds() + " s: simplify or split it.",
                    e);
        } catch (ExecutionException e) {
            throw rejection(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a document was read", e);
        }
    }

    private static RuntimeException rejection(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case RejectedException rejected -> {
                    return rejected;
                }
                case EncryptedDocumentException encrypted -> {
                    return new RejectedException(
                            RejectionCode.ENCRYPTED_DOCUMENT,
                            "The file is protected by a password: remove the protection and send it again.",
                            encrypted);
                }
                case ZeroByteFileException empty -> {
                    return new RejectedException(RejectionCode.EMPTY_DOCUMENT, "The file is empty.", empty);
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
                default -> {}
            }
        }
        return new RejectedException(
                RejectionCode.CORRUPT_DOCUMENT, "The file is damaged: save it anew and send it again.", failure);
    }

    private static RejectedException tooLarge(Throwable cause) {
        return new RejectedException(
                RejectionCode.TOO_LARGE,
                "The file holds more text than is allowed: split it and send the parts.",
                cause);
    }
}
