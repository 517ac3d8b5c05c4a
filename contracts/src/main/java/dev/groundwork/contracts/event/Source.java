package dev.groundwork.contracts.event;

/** Where a document comes from: the upstream system and the id it has there. Uploads live in system {@code upload:<user>}. */
public record Source(String system, String externalId) {

    public static final String UPLOAD_PREFIX = "upload:";

    public Source {
        Required.text("source.system", system);
        Required.text("source.externalId", externalId);
    }

    /** The source system that speaks for the uploads of one user. */
    public static String uploadsOf(String userId) {
        return UPLOAD_PREFIX + userId;
    }
}
