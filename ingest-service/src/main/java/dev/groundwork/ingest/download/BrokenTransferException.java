package dev.groundwork.ingest.download;

import java.time.Duration;

/** One try did not bring the document to its end, and the next one may. */
final class BrokenTransferException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /** @param retryAfter the shortest pause the host asks for */
    BrokenTransferException(String message, Duration retryAfter, Throwable cause) {
        super(message, cause);
        this.retryAfter = retryAfter;
    }

    Duration retryAfter() {
        return retryAfter;
    }
}
