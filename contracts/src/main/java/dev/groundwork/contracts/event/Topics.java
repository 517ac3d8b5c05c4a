package dev.groundwork.contracts.event;

/** The names of the topics; {@code topics.json} beside this class says how each is created. */
public final class Topics {

    public static final String DOCUMENT_RECEIVED = "document-received";
    public static final String CHUNKS_EMBEDDED = "chunks-embedded";
    public static final String ACCESS_CHANGED = "access-changed";
    public static final String INDEX_UPDATED = "index-updated";
    public static final String ACCESS_AUDITED = "access-audited";

    private static final String DEAD_LETTERS = "-dlq";

    private Topics() {}

    public static String deadLettersOf(String topic) {
        return topic + DEAD_LETTERS;
    }

    /** The topic whose dead letters these are. */
    public static String originOf(String deadLetters) {
        return deadLetters.endsWith(DEAD_LETTERS)
                ? deadLetters.substring(0, deadLetters.length() - DEAD_LETTERS.length())
                : deadLetters;
    }
}
