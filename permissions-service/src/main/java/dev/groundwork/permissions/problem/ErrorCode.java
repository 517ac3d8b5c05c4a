package dev.groundwork.permissions.problem;

import dev.groundwork.contracts.http.Problem;

/** Every problem this service answers with; the names are part of the API (docs/api.md). */
public enum ErrorCode {
    INVALID_REQUEST(400, "The request is not valid"),
    INVALID_JSON(400, "The body is no valid JSON of this call"),
    INVALID_ACCESS(400, "The access is not valid"),
    INVALID_MEMBERSHIP(400, "The membership is not valid"),
    TOO_MANY_DOCUMENTS(400, "Too many documents in one check"),
    UNAUTHENTICATED(401, "A valid bearer token is needed"),
    NO_TENANT(403, "The token names no tenant"),
    FORBIDDEN(403, "You may not do this"),
    USER_DISABLED(403, "The user is disabled"),
    DELEGATION_FORBIDDEN(403, "The caller may not check for somebody else"),
    NOT_FOUND(404, "There is nothing here"),
    DOCUMENT_NOT_FOUND(404, "There is no such document for you"),
    METHOD_NOT_ALLOWED(405, "The path does not know this method"),
    NOT_ACCEPTABLE(406, "There is no such representation"),
    MEMBER_OF_DOCUMENT(409, "The document has no access of its own"),
    PAYLOAD_TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body has a type this call does not read"),
    INTERNAL(500, "Something went wrong on our side"),
    DATABASE_UNAVAILABLE(503, "The database is unavailable"),
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

    Problem problem(String detail) {
        return Problem.of(status, name(), title, detail);
    }
}
