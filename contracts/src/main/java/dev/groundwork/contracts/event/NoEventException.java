package dev.groundwork.contracts.event;

/** The bytes of a record are no valid event: a matter for the dead letters, never for a retry. */
public class NoEventException extends Exception {

    private static final long serialVersionUID = 1L;

    NoEventException(Class<?> type, String reason, Throwable cause) {
        super("not a valid " + type.getSimpleName() + ": " + reason, cause);
    }
}
