package dev.groundwork.ingest.extract;

import dev.groundwork.ingest.digest.Sha256;
import dev.groundwork.ingest.source.SourceDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells a damaged file from a storage that does not give back what it was given. */
final class StoredBytes {

    private static final int BUFFER_BYTES = 1 << 16;

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
        var digest = new Sha256();
        var buffer = new byte[BUFFER_BYTES];
        try (var bytes = Files.newInputStream(file)) {
            for (var read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                digest.with(buffer, read);
            }
        }
        return digest.hex();
    }
}
