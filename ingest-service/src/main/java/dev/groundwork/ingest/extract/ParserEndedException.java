package dev.groundwork.ingest.extract;

/** A parser's process ended, or was ended, before it had replied. */
final class ParserEndedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Ending ending;

    /** @param said what it has written to its standard error, where that may be told */
    ParserEndedException(Ending ending, String said, Throwable cause) {
        super((ending.tag() + " " + said).strip(), cause);
        this.ending = ending;
    }

    Ending ending() {
        return ending;
    }
}
