package dev.groundwork.query.index.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
    private static final Pattern PLAIN_TENANT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,62}");

    /**
     * The collection of a tenant, which any other name than a plain one stands in by its digest; unambiguous, since a plain one begins with no
     * underscore and a generation's id holds no hyphen.
     */
    public String collection(String tenant) {
        return "chunks-" + (PLAIN_TENANT.matcher(tenant).matches() ? tenant : "_" + digest(tenant)) + "-" + id;
    }

    private static String digest(String tenant) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(tenant.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    public static boolean isId(String id) {
        return id != null && ID.matcher(id).matches();
    }
}
