package dev.groundwork.query.index.store;

import java.util.regex.Pattern;

/**
 * An embedding generation.
 *
 * @param model whose vectors its collections hold
 * @param dimensions of those vectors
 */
public record Generation(String id, String model, int dimensions) {

    private static final Pattern ID = Pattern.compile("[a-z0-9]{1,16}");

    /** What may stand in the name of a collection; a tenant is a claim, so it is input. */
    private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,62}");

    /**
     * The collection of a tenant; unambiguous, since a generation's id holds no hyphen.
     *
     * @throws IllegalArgumentException when the tenant is no name
     */
    public String collection(String tenant) {
        if (!isTenant(tenant)) {
            throw new IllegalArgumentException("not the name of a tenant");
        }
        return "chunks-" + tenant + "-" + id;
    }

    public static boolean isId(String id) {
        return id != null && ID.matcher(id).matches();
    }

    public static boolean isTenant(String name) {
        return name != null && TENANT.matcher(name).matches();
    }
}
