package dev.groundwork.query.problem;

/** The deadline of a request was over before a dependency could answer: no failure of that dependency. */
public class NoTimeLeftException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NoTimeLeftException() {
        super("the deadline of the request is over");
    }
}
