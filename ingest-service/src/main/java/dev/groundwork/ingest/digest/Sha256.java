package dev.groundwork.ingest.digest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The digest that names bytes here, in lower-case hexadecimal. */
public final class Sha256 {

    private static final int BUFFER = 1 << 16;

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

    /** Of all of a file. */
    public static String hex(Path file) throws IOException {
        var sha256 = new Sha256();
        var buffer = new byte[BUFFER];
        try (var bytes = Files.newInputStream(file)) {
            for (var read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                sha256.with(buffer, read);
            }
        }
        return sha256.hex();
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
