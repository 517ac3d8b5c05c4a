package dev.groundwork.ingest.problem;

/** A request that is answered with a problem; the message tells the caller what to do. */
public class RequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    public RequestException(ErrorCode code, String detail) {
        super(detail);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }

    /** Unknown and forbidden look the same. */
    public static RequestException documentNotFound() {
        return new RequestException(
                ErrorCode.DOCUMENT_NOT_FOUND, "Check the id; documents of others cannot be seen or changed.");
    }
}
