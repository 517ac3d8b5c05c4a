package dev.groundwork.ingest.extract;

import dev.groundwork.ingest.failure.Dependency;
import dev.groundwork.ingest.failure.PassingException;
import dev.groundwork.ingest.failure.Patience;
import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import dev.groundwork.ingest.failure.UnavailableException;
import dev.groundwork.ingest.format.Unpacking;
import dev.groundwork.ingest.scratch.Scratch;
import dev.groundwork.ingest.source.SourceDocument;
import dev.groundwork.ingest.text.ExtractedText;
import dev.groundwork.ingest.text.FileType;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import io.quarkus.runtime.Startup;
import io.smallrye.faulttolerance.api.ApplyGuard;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/** Tells the type of files and reads their text, in processes of their own: whatever a file does to its reader, it does to that file alone. */
@ApplicationScoped
@Startup
public class Extractor {

    private final ExtractConfig config;
    /** Of what is embedded in documents that are being read. */
    private final Path parts;

    private final Parsers parsers;

    /** Starts the parsers: a service that cannot read documents does not start. */
    public Extractor(ExtractConfig config) {
        this.config = config;
        try {
            this.parts = Scratch.folder("parts");
            this.parsers = new Parsers(ParserCommand.of(config.heapMegabytes()), config.concurrency());
        } catch (IOException e) {
            throw new IllegalStateException("Documents cannot be read: " + e.getMessage(), e);
        }
    }

    @PreDestroy
    public void close() {
        parsers.close();
        Scratch.delete(parts);
    }

    /** @throws RejectedException UNSUPPORTED_TYPE when nothing here can read it */
    @WithSpan("detect")
    @ApplyGuard(Patience.NAME)
    public FileType detect(SourceDocument document) {
        return ((Reply.Detected) reply(new Request.Detect(document))).type();
    }

    /**
     * Reads the text, and unpacks the files that are embedded in it. Closed by the caller.
     *
     * @param room is told how many bytes the text will take, and may wait before it takes them
     * @throws RejectedException when the file cannot be read to its end within its limits, or holds more than is allowed
     */
    @WithSpan("extract")
    @ApplyGuard(Patience.NAME)
    public Reading extract(SourceDocument document, String mediaType, LongConsumer room) {
        var folder = folder();
        var isRead = false;
        try {
            var limits = config.parts();
            var unpacking = new Unpacking(folder, limits.maxDepth(), limits.maxCount(), limits.maxBytes());
            var request = new Request.Extract(document, mediaType, config.maxCharacters(), unpacking);
            var weight = ((Reply.Extracted) reply(request)).weight();
            room.accept(weight);
            var reading = new Reading(text(folder, weight), folder);
            isRead = true;
            return reading;
        } finally {
            if (!isRead) {
                Scratch.delete(folder);
            }
        }
    }

    private Path folder() {
        try {
            // The system may have cleaned it away.
            return Files.createTempDirectory(Files.createDirectories(parts), "document-");
        } catch (IOException e) {
            throw new UnavailableException(Dependency.PARSER, e);
        }
    }

    private ExtractedText text(Path folder, long weight) {
        try {
            return TextFile.read(folder, weight);
        } catch (WireInput.GarbageException | EOFException e) {
            throw rejection(new ParserEndedException(Ending.CRASHED, "", e));
        } catch (IOException e) {
            throw new UnavailableException(Dependency.PARSER, e);
        }
    }

    private Reply reply(Request request) {
        try {
            return switch (parsers.ask(request, config.timeout())) {
                case Reply.Rejected rejected -> throw new RejectedException(rejected.code(), rejected.message());
                case Reply.Unreadable unreadable ->
                    throw new PassingException(
                            Dependency.BLOB_STORE, "BLOB_STORE_FAILED", "The stored bytes could not be read.", null);
                case Reply.Ready unasked -> throw new IllegalStateException("a parser that begins twice");
                case Reply.Detected detected -> detected;
                case Reply.Extracted extracted -> extracted;
            };
        } catch (ParserEndedException e) {
            throw rejection(e);
        } catch (IOException e) {
            throw new UnavailableException(Dependency.PARSER, e);
        }
    }

    private RejectedException rejection(ParserEndedException e) {
        return switch (e.ending()) {
            case TIMEOUT ->
                new RejectedException(
                        RejectionCode.EXTRACTION_TIMEOUT,
                        "Reading the file took longer than " + config.timeout().toSeconds()
                                + " s: simplify or split it.",
                        e);
            case OUT_OF_MEMORY ->
                new RejectedException(
                        RejectionCode.TOO_LARGE,
                        "Reading the file takes more memory than is allowed: split it and send the parts.",
                        e);
            case CRASHED ->
                new RejectedException(
                        RejectionCode.PARSER_CRASHED,
                        "Reading the file breaks its reader: save it anew or in another format.",
                        e);
        };
    }
}
