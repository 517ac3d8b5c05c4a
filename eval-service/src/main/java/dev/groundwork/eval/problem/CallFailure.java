package dev.groundwork.eval.problem;

/** A call to another service that failed for good, with the code that its case records. Never holds a question, an answer or a token. */
public class CallFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Whom the call went to. */
    public enum Dependency {
        IDENTITY,
        QUERY
    }

    private final Dependency dependency;
    private final String code;

    /** @param code the problem code the other service gave, or one of ours where it gave none */
    public CallFailure(Dependency dependency, String code, Throwable cause) {
        super(code, cause);
        this.dependency = dependency;
        this.code = code;
    }

    public Dependency dependency() {
        return dependency;
    }

    public String code() {
        return code;
    }
}
