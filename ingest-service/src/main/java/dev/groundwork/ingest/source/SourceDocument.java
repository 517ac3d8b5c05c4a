package dev.groundwork.ingest.source;

import java.nio.file.Path;

/**
 * The bytes of a document as they came. Closed when they are read, which ends a copy that was made for it.
 *
 * @param sha256 lower-case hex digest
 * @param mediaType what the sender believes, a hint only, or null
 * @param fileName a hint only, or null
 */
public record SourceDocument(LocalFile bytes, long size, String sha256, String mediaType, String fileName)
        implements AutoCloseable {

    /** Of a file that stays. */
    public SourceDocument(Path file, long size, String sha256, String mediaType, String fileName) {
        this(new LocalFile(file, false), size, sha256, mediaType, fileName);
    }

    public Path file() {
        return bytes.path();
    }

    @Override
    public void close() {
        bytes.close();
    }
}
