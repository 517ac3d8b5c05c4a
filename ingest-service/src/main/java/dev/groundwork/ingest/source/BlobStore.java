package dev.groundwork.ingest.source;

import dev.groundwork.ingest.failure.PassingException;
import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the raw bytes of documents by their SHA-256, so that the same bytes are kept once and nothing is ever overwritten. Each tenant
 * has bytes of its own: who knows the digest of another's bytes cannot get at them.
 */
public interface BlobStore {

    /** What was stored. */
    record Blob(String sha256, long size) {

        public String uri() {
            return "blob:" + sha256;
        }
    }

    /**
     * What lies in the store.
     *
     * @param putAt when it was last put
     */
    record Stored(String sha256, long size, Instant putAt) {}

    /**
     * Reads the stream to its end and keeps it; when this returns the bytes are durable.
     *
     * @throws RejectedException TOO_LARGE when there are more bytes than the limit
     * @throws IOException when the stream cannot be read
     * @throws UnavailableException when the store cannot be written
     */
    Blob put(String tenant, InputStream bytes, long limit) throws IOException;

    /**
     * The tenant's bytes as a local file, closed by the caller; empty when the store is there and they are not.
     *
     * @throws PassingException when the store is there and hands out these bytes only later
     * @throws UnavailableException when the store cannot be read
     */
    Optional<LocalFile> find(String tenant, String sha256);

    /**
     * Whether the tenant's bytes are there, without reading them.
     *
     * @throws UnavailableException when the store cannot be asked
     */
    boolean holds(String tenant, String sha256);

    /**
     * The tenant's blobs in the order of their digests.
     *
     * @param after the last digest that is known already, or null
     * @param limit at most so many, up to 1000; fewer only when there are no more
     * @throws UnavailableException when the store cannot be read
     */
    List<Stored> list(String tenant, String after, int limit);

    /**
     * Deletes the tenant's bytes, but not when somebody has put them since then: that is an upload whose document nobody knows yet.
     *
     * @return whether they are gone
     * @throws UnavailableException when the store cannot be written
     */
    boolean delete(String tenant, String sha256, Instant putBefore);

    /** @throws UnavailableException when the store cannot be written */
    void check();
}
