package dev.groundwork.ingest.extract;

import dev.groundwork.ingest.digest.Sha256;
import dev.groundwork.ingest.source.SourceDocument;
import java.io.IOException;

/** Tells a damaged file from a storage that does not give back what it was given. */
final class StoredBytes {

    private StoredBytes() {}

    /** Whether they can be read to their end, and are those that were stored. */
    static boolean areWhole(SourceDocument document) {
        try {
            return Sha256.hex(document.file()).equals(document.sha256());
        } catch (IOException e) {
            return false;
        }
    }
}
