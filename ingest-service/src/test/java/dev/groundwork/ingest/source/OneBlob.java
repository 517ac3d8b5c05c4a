package dev.groundwork.ingest.source;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A store whose only blob is a copy made for its reader, as with a bucket. */
public record OneBlob(LocalFile file) implements BlobStore {

    @Override
    public Blob put(String tenant, InputStream bytes, long limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<LocalFile> find(String tenant, String sha256) {
        return Optional.of(file);
    }

    @Override
    public boolean holds(String tenant, String sha256) {
        return true;
    }

    @Override
    public List<Stored> list(String tenant, String after, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean delete(String tenant, String sha256, Instant putBefore) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void check() {}
}
