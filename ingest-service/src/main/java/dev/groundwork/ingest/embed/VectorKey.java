package dev.groundwork.ingest.embed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a vector is kept under: the SHA-256 of the model's name, NUL and the text, in hexadecimal. */
record VectorKey(String hex) implements Comparable<VectorKey> {

    static VectorKey of(String model, String text) {
        var digest = sha256();
        digest.update(model.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        return new VectorKey(HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8))));
    }

    static VectorKey of(byte[] bytes) {
        return new VectorKey(HexFormat.of().formatHex(bytes));
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public int compareTo(VectorKey other) {
        return hex.compareTo(other.hex);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
