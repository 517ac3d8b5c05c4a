package dev.groundwork.permissions.problem;

/** A call that ends in a problem the caller is told of. */
public class CodedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    /** @param detail what was wrong this time and what to do; the caller reads it */
    public CodedException(ErrorCode code, String detail) {
        super(detail);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }
}
