package dev.groundwork.eval.reader;

import java.time.Instant;

/** A reader's access token. */
public record ReaderToken(String value, Instant expiresAt) {

    /** The value of the Authorization header. */
    public String bearer() {
        return "Bearer " + value;
    }

    /** Keeps the token itself out of every log. */
    @Override
    public String toString() {
        return "ReaderToken[expiresAt=" + expiresAt + "]";
    }
}
