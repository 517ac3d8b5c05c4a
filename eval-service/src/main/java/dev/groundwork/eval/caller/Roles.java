package dev.groundwork.eval.caller;

/** The realm roles that may use this service. */
public final class Roles {

    public static final String OPERATOR = "operator";
    public static final String ADMIN = "admin";

    private Roles() {}
}
