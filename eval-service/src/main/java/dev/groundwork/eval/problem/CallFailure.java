package dev.groundwork.eval.problem;

/** A call to another service that failed for good, with the code that its case records. Never holds a question, an answer or a token. */
public class CallFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /** @param code the problem code the other service gave, or one of ours where it gave none */
    public CallFailure(String code, Throwable cause) {
        super(code, cause);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
