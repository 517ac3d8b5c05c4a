package dev.groundwork.ingest.extract;

import dev.groundwork.ingest.source.SourceDocument;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells a damaged file from a storage that does not give back what it was given. */
final class StoredBytes {

    private StoredBytes() {}

    /** Whether they can be read to their end, and are those that were stored. */
    static boolean areWhole(SourceDocument document) {
        try {
            return sha256(document.file()).equals(document.sha256());
        } catch (IOException e) {
            return false;
        }
    }

    static String sha256(Path file) throws IOException {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            try (var digest = new DigestOutputStream(OutputStream.nullOutputStream(), sha256)) {
                Files.copy(file, digest);
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
