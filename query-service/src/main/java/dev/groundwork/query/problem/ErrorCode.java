package dev.groundwork.query.problem;

import dev.groundwork.contracts.http.Problem;

/** Every problem this service answers with; the names are part of the API (docs/api.md). */
public enum ErrorCode {
    INVALID_REQUEST(400, "The request is not valid"),
    INVALID_JSON(400, "The body is no valid JSON of this call"),
    QUESTION_TOO_LONG(400, "The question is too long"),
    UNAUTHENTICATED(401, "A valid bearer token is needed"),
    NO_TENANT(403, "The token names no tenant"),
    FORBIDDEN(403, "You may not do this"),
    USER_DISABLED(403, "The user is disabled"),
    NOT_FOUND(404, "There is nothing here"),
    METHOD_NOT_ALLOWED(405, "The path does not know this method"),
    NOT_ACCEPTABLE(406, "There is no such representation"),
    GENERATION_EXISTS(409, "There is such a generation already"),
    GENERATION_INCOMPLETE(409, "The generation does not hold every document yet"),
    GENERATION_IN_USE(409, "The generation is in use"),
    MODEL_NOT_CONFIGURED(409, "The model is not configured here"),
    PAYLOAD_TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body has a type this call does not read"),
    RATE_LIMITED(429, "Too many requests"),
    INTERNAL(500, "Something went wrong on our side"),
    DATABASE_UNAVAILABLE(503, "The database is unavailable"),
    SEARCH_UNAVAILABLE(503, "The search is unavailable"),
    PERMISSIONS_UNAVAILABLE(503, "Permissions cannot be checked"),
    AUDIT_UNAVAILABLE(503, "The audit trail is unavailable"),
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

    public Problem problem(String detail) {
        return Problem.of(status, name(), title, detail);
    }
}
