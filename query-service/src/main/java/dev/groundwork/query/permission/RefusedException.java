package dev.groundwork.query.permission;

/** permissions-service does not accept the token (401) or what it asks for (403). */
class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    /** @param code of the problem, or empty when it told none */
    RefusedException(int status, String code) {
        super("permissions-service answered " + status + " " + code);
        this.status = status;
        this.code = code;
    }

    String code() {
        return code;
    }

    int status() {
        return status;
    }
}
