package dev.groundwork.local.suite;

/** The suite cannot do what was asked; the message says what to do about it. */
public class SuiteException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SuiteException(String message) {
        super(message);
    }

    public SuiteException(String message, Throwable cause) {
        super(message, cause);
    }
}
