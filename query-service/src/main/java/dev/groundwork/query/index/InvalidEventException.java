package dev.groundwork.query.index;

/** An event that reads well but cannot be true here: a matter for the dead letters, never for a retry. */
class InvalidEventException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;

    InvalidEventException(String code, String message) {
        super(message);
        this.code = code;
    }

    String code() {
        return code;
    }
}
