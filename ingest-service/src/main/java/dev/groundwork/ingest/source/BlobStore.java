package dev.groundwork.ingest.source;

import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** Keeps the raw bytes of documents by their SHA-256, so that the same bytes are kept once and nothing is ever overwritten. */
public interface BlobStore {

    /** What was stored. */
    record Blob(String sha256, long size) {

        public String uri() {
            return "blob:" + sha256;
        }
    }

    /**
     * Reads the stream to its end and keeps it; when this returns the bytes are durable.
     *
     * @throws RejectedException TOO_LARGE when there are more bytes than the limit
     * @throws IOException when the stream cannot be read
     * @throws UnavailableException when the store cannot be written
     */
    Blob put(InputStream bytes, long limit) throws IOException;

    /**
     * The bytes as a local file.
     *
     * @throws UnavailableException when the store cannot be read
     */
    Optional<Path> find(String sha256);

    /** @throws UnavailableException when the store cannot be written */
    void check();
}
