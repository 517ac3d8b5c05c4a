package dev.groundwork.local.client;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A file that is read while it is sent, once. It keeps what went wrong with the reading: to the JDK's HTTP client a file that cannot be
 * read and a service that is away are the same failure.
 */
final class SentFile extends FilterInputStream {

    private final Path path;
    /** What the file said when it was opened; 0 also says that it does not know, as files of {@code /proc} do. */
    private final long size;

    private long left;
    private volatile IOException failure;

    private SentFile(Path path, long size) throws IOException {
        super(Files.newInputStream(path));
        this.path = path;
        this.size = size;
        this.left = size == 0 ? Long.MAX_VALUE : size;
    }

    /** @throws IOException when it cannot be read, or is none, such as a pipe, which might never end */
    static SentFile open(Path path) throws IOException {
        var attributes = Files.readAttributes(path, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            throw new FileSystemException(path.toString(), null, "not a regular file");
        }
        return new SentFile(path, attributes.size());
    }

    String name() {
        return path.getFileName().toString();
    }

    long size() {
        return size;
    }

    BodyPublisher publisher() {
        var bytes = BodyPublishers.ofInputStream(() -> this);
        return size == 0 ? bytes : BodyPublishers.fromPublisher(bytes, size);
    }

    /** @throws IOException when the file could not be read to its end */
    void throwFailure() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /** Of a file that grows, what there was when it was opened: so much was promised. */
    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        try {
            var count = super.read(buffer, offset, (int) Math.min(length, left));
            if (count < 0 && size > 0) {
                throw new EOFException(path + " became shorter while it was read");
            }
            left -= Math.max(0, count);
            return count;
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }
}
