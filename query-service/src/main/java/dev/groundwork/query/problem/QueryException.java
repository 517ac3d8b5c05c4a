package dev.groundwork.query.problem;

import java.util.OptionalInt;

/** A failure with its code; {@link ProblemMapper} turns it into a problem. */
public class QueryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final int retryAfter;

    /** @param detail what was wrong this time and what to do; the caller reads it */
    public QueryException(ErrorCode code, String detail) {
        this(code, detail, 0, null);
    }

    /** @param retryAfter seconds after which the caller may try again, or 0 */
    public QueryException(ErrorCode code, String detail, int retryAfter, Throwable cause) {
        super(detail, cause);
        this.code = code;
        this.retryAfter = retryAfter;
    }

    public ErrorCode code() {
        return code;
    }

    /** Seconds after which the caller may try again. */
    public OptionalInt retryAfter() {
        return retryAfter > 0 ? OptionalInt.of(retryAfter) : OptionalInt.empty();
    }
}
