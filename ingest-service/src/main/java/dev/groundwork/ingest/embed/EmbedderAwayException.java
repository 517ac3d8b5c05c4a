package dev.groundwork.ingest.embed;

import dev.groundwork.ingest.failure.Dependency;
import dev.groundwork.ingest.failure.UnavailableException;
import java.time.Duration;

/** The remote model does not embed now. Documents wait for it, whatever the reason: a wrong key is the operator's to mend, not theirs. */
final class EmbedderAwayException extends UnavailableException {

    private enum Kind {
        AWAY,
        BUSY,
        OTHER_MODEL
    }

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final Duration retryAfter;
    private final Kind kind;

    private EmbedderAwayException(String reason, Duration retryAfter, Kind kind, Throwable cause) {
        super(Dependency.EMBEDDER, cause);
        this.reason = reason;
        this.retryAfter = retryAfter;
        this.kind = kind;
    }

    static EmbedderAwayException unreachable(Throwable cause) {
        return new EmbedderAwayException(cause.getClass().getSimpleName(), Duration.ZERO, Kind.AWAY, cause);
    }

    /** @param retryAfter what the endpoint asks for, or zero */
    static EmbedderAwayException answered(int status, Duration retryAfter) {
        return new EmbedderAwayException("HTTP " + status, retryAfter, status == 429 ? Kind.BUSY : Kind.AWAY, null);
    }

    static EmbedderAwayException wrong(String reason) {
        return new EmbedderAwayException(reason, Duration.ZERO, Kind.AWAY, null);
    }

    static EmbedderAwayException otherDimensions(int found, int configured) {
        return new EmbedderAwayException(
                "it answered vectors of " + found + " dimensions instead of " + configured,
                Duration.ZERO,
                Kind.OTHER_MODEL,
                null);
    }

    /** In a few words, without a word of the answer. */
    String reason() {
        return reason;
    }

    Duration retryAfter() {
        return retryAfter;
    }

    /** The model works and has enough to do. */
    boolean isBusy() {
        return kind == Kind.BUSY;
    }

    boolean isOtherModel() {
        return kind == Kind.OTHER_MODEL;
    }
}
