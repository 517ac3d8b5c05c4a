package dev.groundwork.ingest.failure;

/** The document itself is at fault: trying again would end the same. The message tells its owner what to do. */
public class RejectedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RejectionCode code;

    public RejectedException(RejectionCode code, String message) {
        this(code, message, null);
    }

    public RejectedException(RejectionCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public RejectionCode code() {
        return code;
    }
}
