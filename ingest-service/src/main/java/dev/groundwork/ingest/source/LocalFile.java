package dev.groundwork.ingest.source;

import dev.groundwork.ingest.failure.Dependency;
import dev.groundwork.ingest.failure.UnavailableException;
import dev.groundwork.ingest.scratch.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/**
 * The bytes of a blob as a file of this machine.
 *
 * @param isTemporary whether it was made to be read once, so that closing removes it
 */
public record LocalFile(Path path, boolean isTemporary) implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(LocalFile.class);

    static LocalFile temporary() {
        try {
            return new LocalFile(Scratch.file("blob"), true);
        } catch (IOException e) {
            throw new UnavailableException(Dependency.BLOB_STORE, e);
        }
    }

    @Override
    public void close() {
        if (!isTemporary) {
            return;
        }
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // What was read is read.
            LOG.warnf("a temporary file is left: %s", e.getClass().getSimpleName());
        }
    }
}
