package dev.groundwork.eval.problem;

/** A request that cannot be served, with its code; the problem mapper turns it into a problem. */
public class EvalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    /** @param detail what was wrong this time and what to do; the caller reads it */
    public EvalException(ErrorCode code, String detail) {
        super(detail);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }
}
