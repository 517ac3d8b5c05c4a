package dev.groundwork.contracts.event;

/** A component that no event may hold; the message names it and never repeats it. */
public class InvalidValueException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    InvalidValueException(String message) {
        super(message);
    }
}
