package dev.groundwork.ingest.download;

import dev.groundwork.ingest.failure.Dependency;
import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import dev.groundwork.ingest.failure.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/** What has come of a document so far, in a file that has lost its name already: when the process ends, nothing is left of it. */
final class PartialFile implements AutoCloseable {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final FileChannel channel;
    private final long limit;

    PartialFile(long limit) {
        this.limit = limit;
        try {
            var file = Files.createTempFile("groundwork-download-", null);
            this.channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
            Files.delete(file);
        } catch (IOException e) {
            throw new UnavailableException(Dependency.BLOB_STORE, e);
        }
    }

    /** @throws RejectedException TOO_LARGE */
    void checkRoom(long size) {
        if (size > limit) {
            throw new RejectedException(
                    RejectionCode.TOO_LARGE,
                    "The document has more than " + limit + " bytes: split it, or ask for a higher limit.");
        }
    }

    /** The stream's failures pass as they are. */
    void appendAll(InputStream bytes) throws IOException {
        var buffer = new byte[BUFFER_BYTES];
        for (var read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
            append(buffer, read);
        }
    }

    private void append(byte[] bytes, int length) {
        checkRoom(size() + length);
        var buffer = ByteBuffer.wrap(bytes, 0, length);
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            throw new UnavailableException(Dependency.BLOB_STORE, e);
        }
    }

    long size() {
        try {
            return channel.position();
        } catch (IOException e) {
            throw new UnavailableException(Dependency.BLOB_STORE, e);
        }
    }

    void clear() {
        try {
            channel.truncate(0);
        } catch (IOException e) {
            throw new UnavailableException(Dependency.BLOB_STORE, e);
        }
    }

    /** All of it from the start; closing the stream closes the file. */
    InputStream content() {
        try {
            channel.position(0);
        } catch (IOException e) {
            throw new UnavailableException(Dependency.BLOB_STORE, e);
        }
        return Channels.newInputStream(channel);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UnavailableException(Dependency.BLOB_STORE, e);
        }
    }
}
