package dev.groundwork.embedded.keycloak;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A realm's file with its name and a short hash of its content. */
record Realm(Path file, String name, String hash) {

    private static final int HASH_BYTES = 6;

    static Realm of(Path file) {
        try {
            var content = Files.readAllBytes(file);
            var name = new ObjectMapper().readTree(content).path("realm").asText();
            var digest = MessageDigest.getInstance("SHA-256").digest(content);
            return new Realm(file.toAbsolutePath(), name, HexFormat.of().formatHex(digest, 0, HASH_BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException("realm " + file, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
