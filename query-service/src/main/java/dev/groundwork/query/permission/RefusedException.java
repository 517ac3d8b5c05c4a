package dev.groundwork.query.permission;

/** permissions-service does not accept the token (401) or what it asks for (403). */
class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    RefusedException(int status) {
        super("permissions-service answered " + status);
        this.status = status;
    }

    int status() {
        return status;
    }
}
