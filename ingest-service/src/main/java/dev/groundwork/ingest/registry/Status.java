package dev.groundwork.ingest.registry;

import dev.groundwork.ingest.problem.ErrorCode;
import dev.groundwork.ingest.problem.RequestException;
import java.util.Arrays;

/** Where the latest version of a document is on its way. */
public enum Status {
    RECEIVED,
    PROCESSING,
    SEARCHABLE,
    REJECTED,
    FAILED,
    /** Never stored for a version: the document as a whole is gone. */
    DELETED;

    /** Whether nothing more happens by itself. */
    public boolean isFinal() {
        return switch (this) {
            case RECEIVED, PROCESSING -> false;
            case SEARCHABLE, REJECTED, FAILED, DELETED -> true;
        };
    }

    /**
     * The status a request asks for; null when it asks for none.
     *
     * @throws RequestException INVALID_REQUEST when there is no such status
     */
    static Status asked(String name) {
        if (name == null) {
            return null;
        }
        return Arrays.stream(values())
                .filter(status -> status.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new RequestException(
                        ErrorCode.INVALID_REQUEST, "status must be one of " + Arrays.toString(values())));
    }
}
