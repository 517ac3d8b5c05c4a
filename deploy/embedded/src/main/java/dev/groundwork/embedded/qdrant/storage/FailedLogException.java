package dev.groundwork.embedded.qdrant.storage;

import java.nio.file.Path;

/** After a failure it is not known what of a log the disk holds: it is not used until a restart has read it. */
public final class FailedLogException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public FailedLogException(Path file, Throwable cause) {
        super("The log " + file + " is not used any more after a failure; restart to recover", cause);
    }
}
