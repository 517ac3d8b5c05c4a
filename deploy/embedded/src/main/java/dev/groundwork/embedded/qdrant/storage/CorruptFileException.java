package dev.groundwork.embedded.qdrant.storage;

import java.nio.file.Path;

/** Acknowledged data is damaged or missing. The server does not start over it; the message names the file. */
public final class CorruptFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CorruptFileException(Path file, long position) {
        this(file, "corrupt at byte " + position);
    }

    private CorruptFileException(Path file, String state) {
        super("The file " + file + " is " + state
                + ": restore its collection's folder from a copy, or delete this folder and index again");
    }

    static CorruptFileException otherVersion(Path file) {
        return new CorruptFileException(file, "of another version of the server");
    }

    static CorruptFileException missing(Path file) {
        return new CorruptFileException(file, "missing");
    }
}
