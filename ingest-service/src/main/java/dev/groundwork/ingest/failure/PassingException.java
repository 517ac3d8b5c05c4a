package dev.groundwork.ingest.failure;

/** A failure of one document that may pass, such as a host that answers 503: tried again later while the others go on. */
public class PassingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    public PassingException(Dependency dependency, String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
        Failures.count(dependency, "passing");
    }

    public String code() {
        return code;
    }
}
