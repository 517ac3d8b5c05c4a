package dev.groundwork.ingest.problem;

/** What can go wrong with a request, as the code of the problem answer; listed in docs/api.md. */
public enum ErrorCode {
    INVALID_REQUEST(400, "The request is not valid"),
    INVALID_JSON(400, "The body is no valid JSON of this call"),
    UNSUPPORTED_URI(400, "The URI cannot be ingested"),
    UNAUTHENTICATED(401, "A valid bearer token is needed"),
    NO_TENANT(403, "The token names no tenant"),
    FORBIDDEN(403, "You may not do this"),
    SOURCE_FORBIDDEN(403, "You may not speak for this source"),
    NOT_FOUND(404, "There is nothing here"),
    DOCUMENT_NOT_FOUND(404, "There is no such document for you"),
    METHOD_NOT_ALLOWED(405, "The path does not know this method"),
    NOT_ACCEPTABLE(406, "There is no such representation"),
    IDEMPOTENCY_KEY_REUSED(409, "The idempotency key was used for another request"),
    MEMBER_OF_DOCUMENT(409, "The document is part of another"),
    MODEL_NOT_CONFIGURED(409, "The model is not configured here"),
    PAYLOAD_TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body has a type this call does not read"),
    TOO_MANY_STREAMS(429, "Too many streams are open"),
    INTERNAL(500, "Something went wrong on our side"),
    DATABASE_UNAVAILABLE(503, "The database is unavailable"),
    KAFKA_UNAVAILABLE(503, "The event log is unavailable"),
    BLOB_STORE_UNAVAILABLE(503, "The document store is unavailable"),
    INDEX_UNAVAILABLE(503, "The index cannot be asked"),
    IDENTITY_PROVIDER_UNAVAILABLE(503, "The identity provider is unavailable");

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
