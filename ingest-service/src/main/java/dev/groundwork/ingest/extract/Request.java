package dev.groundwork.ingest.extract;

import dev.groundwork.ingest.format.Unpacking;
import dev.groundwork.ingest.source.SourceDocument;
import java.io.IOException;
import java.nio.file.Path;

/** What a parser is asked to do with one file. */
sealed interface Request {

    long MAX_WEIGHT = 1_000_000;

    SourceDocument document();

    /** Its type is asked for. */
    record Detect(SourceDocument document) implements Request {}

    /**
     * Its text is asked for.
     *
     * @param unpacking where embedded files go
     */
    record Extract(SourceDocument document, String mediaType, int maxCharacters, Unpacking unpacking)
            implements Request {}

    /** Its name in metrics. */
    default String tag() {
        return switch (this) {
            case Detect detect -> "detect";
            case Extract extract -> "extract";
        };
    }

    default void write(WireOutput out) throws IOException {
        switch (this) {
            case Detect detect -> {
                out.kind(1);
                write(detect.document, out);
            }
            case Extract extract -> {
                out.kind(2);
                write(extract.document, out);
                out.string(extract.mediaType);
                out.number(extract.maxCharacters);
                write(extract.unpacking, out);
            }
        }
        out.flush();
    }

    static Request read(WireInput in) throws IOException {
        return switch (in.kind()) {
            case 1 -> new Detect(document(in));
            case 2 -> new Extract(document(in), in.string(), (int) in.number(), unpacking(in));
            default -> throw new WireInput.GarbageException("no kind of request");
        };
    }

    private static void write(SourceDocument document, WireOutput out) throws IOException {
        out.string(document.file().toAbsolutePath().toString());
        out.number(document.size());
        out.string(document.sha256());
        out.string(document.mediaType());
        out.string(document.fileName());
    }

    private static void write(Unpacking unpacking, WireOutput out) throws IOException {
        out.string(unpacking.folder().toAbsolutePath().toString());
        out.number(unpacking.maxDepth());
        out.number(unpacking.maxParts());
        out.number(unpacking.maxBytes());
    }

    private static Unpacking unpacking(WireInput in) throws IOException {
        return new Unpacking(Path.of(in.string()), (int) in.number(), (int) in.number(), in.number());
    }

    private static SourceDocument document(WireInput in) throws IOException {
        return new SourceDocument(Path.of(in.string()), in.number(), in.string(), in.string(), in.string());
    }
}
