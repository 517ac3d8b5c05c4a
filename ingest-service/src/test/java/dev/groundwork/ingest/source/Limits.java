package dev.groundwork.ingest.source;

import java.nio.file.Path;
import java.util.Optional;

/** What a document may hold in a test, and where it is kept. */
record Limits(long maxDocumentBytes, Path folder, boolean setUp, Optional<String> bucket)
        implements IngestConfig, IngestConfig.Blob {

    static Limits of(long maxDocumentBytes, Path folder) {
        return new Limits(maxDocumentBytes, folder, true, Optional.empty());
    }

    @Override
    public Blob blob() {
        return this;
    }
}
