package dev.groundwork.local.made;

import dev.groundwork.local.ingest.LocalFile;
import java.nio.file.Path;

/**
 * A file that was made.
 *
 * @param seal a word that stands in this file and in no other
 * @param isWhole false for one that is cut off, and so has to be rejected
 */
public record MadeFile(Path path, String externalId, String seal, boolean isWhole) {

    public LocalFile local() {
        return new LocalFile(path, externalId, null);
    }
}
