package dev.groundwork.ingest.source;

import java.nio.file.Path;

/** Downloads for the tests of other features. */
public final class Downloads {

    private Downloads() {}

    /** From a store alone. */
    public static Downloader of(BlobStore blobs, Path folder) {
        return new Downloader(blobs, null, null, Limits.of(Long.MAX_VALUE, folder));
    }
}
