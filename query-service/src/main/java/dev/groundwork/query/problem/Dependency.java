package dev.groundwork.query.problem;

/** The names of what may fail us, as {@code groundwork.failures} labels them. */
public final class Dependency {

    public static final String POSTGRESQL = "postgresql";
    public static final String QDRANT = "qdrant";
    public static final String PERMISSIONS = "permissions";
    public static final String EMBEDDER = "embedder";
    public static final String MODEL = "model";
    public static final String IDENTITY_PROVIDER = "oidc";

    private Dependency() {}
}
