package dev.groundwork.ingest.problem;

/** What can go wrong with a request, as the code of the problem answer; listed in docs/api.md. */
public enum ErrorCode {
    INVALID_REQUEST(400, "The request is not valid"),
    INVALID_JSON(400, "The body is not valid JSON"),
    UNSUPPORTED_URI(400, "The URI cannot be ingested"),
    UNAUTHENTICATED(401, "A valid bearer token is needed"),
    FORBIDDEN(403, "You may not do this"),
    NO_TENANT(403, "The token names no tenant"),
    SOURCE_FORBIDDEN(403, "You may not speak for this source"),
    NOT_FOUND(404, "There is nothing here"),
    DOCUMENT_NOT_FOUND(404, "There is no such document for you"),
    DEAD_LETTER_NOT_FOUND(404, "There is no such dead letter"),
    METHOD_NOT_ALLOWED(405, "The method does not fit the path"),
    NOT_ACCEPTABLE(406, "No answer of the accepted type"),
    IDEMPOTENCY_KEY_REUSED(409, "The idempotency key was used for another request"),
    TOO_LARGE(413, "The document is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body's type is not supported"),
    INTERNAL(500, "Something went wrong on our side"),
    KAFKA_UNAVAILABLE(503, "The event log cannot be reached"),
    BLOB_STORE_UNAVAILABLE(503, "The document store cannot be reached"),
    DATABASE_UNAVAILABLE(503, "The registry cannot be reached"),
    UNAVAILABLE(503, "A dependency cannot be reached");

    private final int status;
    private final String title;

    ErrorCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }
}
