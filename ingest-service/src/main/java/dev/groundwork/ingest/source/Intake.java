package dev.groundwork.ingest.source;

import dev.groundwork.ingest.digest.Sha256;
import dev.groundwork.ingest.failure.Dependency;
import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import dev.groundwork.ingest.failure.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes a stream into a file, up to a limit, and says what it was. The reader's failures pass as they are; the writer's are the store's. */
final class Intake {

    private static final int BUFFER_BYTES = 64 * 1024;

    private Intake() {}

    /** The bytes are on disk when it returns. */
    static BlobStore.Blob write(InputStream bytes, Path file, long limit) throws IOException {
        var digest = new Sha256();
        var buffer = new byte[BUFFER_BYTES];
        var size = 0L;
        try (var channel = open(file)) {
            for (var read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                size += read;
                if (size > limit) {
                    throw new RejectedException(
                            RejectionCode.TOO_LARGE,
                            "The document has more than " + limit + " bytes: split it, or ask for a higher limit.");
                }
                digest.with(buffer, read);
                append(channel, ByteBuffer.wrap(buffer, 0, read));
            }
            force(channel);
        }
        return new BlobStore.Blob(digest.hex(), size);
    }

    private static FileChannel open(Path file) {
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UnavailableException(Dependency.BLOB_STORE, e);
        }
    }

    private static void append(FileChannel channel, ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new UnavailableException(Dependency.BLOB_STORE, e);
        }
    }

    private static void force(FileChannel channel) {
        try {
            channel.force(true);
        } catch (IOException e) {
            throw new UnavailableException(Dependency.BLOB_STORE, e);
        }
    }
}
