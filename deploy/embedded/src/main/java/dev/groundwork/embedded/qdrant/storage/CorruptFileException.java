package dev.groundwork.embedded.qdrant.storage;

import java.nio.file.Path;

/** A file holds damaged data that had been acknowledged. The server does not start over it; the message names the file. */
public final class CorruptFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CorruptFileException(Path file, long position) {
        super("The file " + file + " is corrupt at byte " + position
                + ": restore it from a copy, or delete its collection's folder and index again");
    }
}
