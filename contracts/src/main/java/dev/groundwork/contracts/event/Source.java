package dev.groundwork.contracts.event;

/** Where a document comes from: the upstream system and the id it has there. Uploads live in system {@code upload:<user>}. */
public record Source(String system, String externalId) {

    /** Characters: the longest name a sender can give, or {@link #UPLOAD_PREFIX} with the longest id of a user. */
    public static final int MAX_SYSTEM = 256;

    public static final int MAX_EXTERNAL_ID = 500;

    public static final String UPLOAD_PREFIX = "upload:";

    public Source {
        Required.line("source.system", system, MAX_SYSTEM);
        Required.line("source.externalId", externalId, MAX_EXTERNAL_ID);
    }

    /** The source system that speaks for the uploads of one user. */
    public static String uploadsOf(String userId) {
        return UPLOAD_PREFIX + userId;
    }
}
