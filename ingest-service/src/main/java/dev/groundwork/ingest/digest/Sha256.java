package dev.groundwork.ingest.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The digest that names bytes here, in lower-case hexadecimal. */
public final class Sha256 {

    private final MessageDigest digest;

    public Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    public static String hex(String text) {
        return new Sha256().with(text).hex();
    }

    public Sha256 with(String text) {
        return with(text.getBytes(StandardCharsets.UTF_8));
    }

    public Sha256 with(byte[] bytes) {
        return with(bytes, bytes.length);
    }

    public Sha256 with(byte[] bytes, int length) {
        digest.update(bytes, 0, length);
        return this;
    }

    /** Of all it was given since the last call. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
