package dev.groundwork.permissions.problem;

/** What can go wrong for a caller of this service: the stable code, its HTTP status and its words. */
public enum ErrorCode {
    BAD_REQUEST(400, "The request is not valid"),
    BAD_JSON(400, "The body is no valid JSON for this call"),
    INVALID_ACCESS(400, "The access is not valid"),
    INVALID_MEMBERSHIP(400, "The membership is not valid"),
    TOO_MANY_DOCUMENTS(400, "Too many documents in one check"),
    UNAUTHENTICATED(401, "A valid bearer token is needed"),
    FORBIDDEN(403, "The caller's roles do not allow this"),
    NO_TENANT(403, "The token names no tenant"),
    USER_DISABLED(403, "The user is disabled"),
    DELEGATION_FORBIDDEN(403, "The caller may not check for somebody else"),
    NOT_FOUND(404, "There is no such thing for this caller"),
    METHOD_NOT_ALLOWED(405, "The path does not know this method"),
    NOT_ACCEPTABLE(406, "The answer has no such media type"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body must be JSON"),
    INTERNAL(500, "Something failed on our side"),
    DATABASE_UNAVAILABLE(503, "The service cannot reach its database"),
    IDENTITY_PROVIDER_UNAVAILABLE(503, "The service cannot reach the identity provider");

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
