package dev.groundwork.ingest.extract;

import dev.groundwork.ingest.failure.RejectionCode;
import dev.groundwork.ingest.text.FileType;
import java.io.IOException;

/** What a parser found. */
sealed interface Reply {

    /** Longer ones are none. */
    long MAX_WEIGHT = 1_000_000;

    /** The first that a parser says: it is warm. */
    record Ready() implements Reply {}

    record Detected(FileType type) implements Reply {}

    /** The text lies in its file. */
    record Extracted(long weight) implements Reply {}

    /** The document is at fault. */
    record Rejected(RejectionCode code, String message) implements Reply {}

    /** The storage of the file is at fault. */
    record Unreadable() implements Reply {}

    default void write(WireOutput out) throws IOException {
        switch (this) {
            case Ready ready -> out.kind(1);
            case Detected detected -> {
                out.kind(2);
                out.string(detected.type.mediaType());
                out.string(detected.type.otherByName());
            }
            case Extracted extracted -> {
                out.kind(3);
                out.number(extracted.weight);
            }
            case Rejected rejected -> {
                out.kind(4);
                out.string(rejected.code.name());
                out.string(rejected.message);
            }
            case Unreadable unreadable -> out.kind(5);
        }
        out.flush();
    }

    static Reply read(WireInput in) throws IOException {
        return switch (in.kind()) {
            case 1 -> new Ready();
            case 2 -> new Detected(new FileType(in.string(), in.string()));
            case 3 -> new Extracted(weight(in.number()));
            case 4 -> new Rejected(code(in.string()), in.string());
            case 5 -> new Unreadable();
            default -> throw new WireInput.GarbageException("no kind of reply");
        };
    }

    private static long weight(long announced) throws IOException {
        if (announced < 0) {
            throw new WireInput.GarbageException("no weight");
        }
        return announced;
    }

    private static RejectionCode code(String name) throws IOException {
        for (var code : RejectionCode.values()) {
            if (code.name().equals(name)) {
                return code;
            }
        }
        throw new WireInput.GarbageException("no code");
    }
}
