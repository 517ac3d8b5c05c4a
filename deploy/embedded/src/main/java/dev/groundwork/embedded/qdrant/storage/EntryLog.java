package dev.groundwork.embedded.qdrant.storage;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The append-only file of a collection. Appending needs the caller's lock; {@link #sync} may run concurrently and one
 * call to the disk then serves all writers that were waiting for it. After a failed write or sync nothing more is
 * accepted ({@link FailedLogException}), because what the disk holds is no longer known.
 */
public final class EntryLog implements Closeable {

    private static final System.Logger LOG = System.getLogger(EntryLog.class.getName());

    private final Path file;
    private final FileChannel channel;
    private EntryFormat format;
    private final ReentrantLock syncing = new ReentrantLock();
    private volatile long end;
    private volatile long synced;
    private long promised;
    private volatile Throwable failure;
    private volatile boolean replaced;

    private EntryLog(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Makes an empty log; its content is on the disk, its name only when the folder is synced. */
    public static EntryLog create(Path file) {
        return create(file, FileChannel::open);
    }

    static EntryLog create(Path file, Opener opener) {
        return start(
                file,
                EntryLog::begin,
                opener,
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
    }

    /**
     * Opens a log, hands every entry to the visitor and cuts a torn tail.
     *
     * @throws CorruptFileException when the file is missing or damaged
     */
    public static EntryLog open(Path file, EntryVisitor visitor) {
        return open(file, visitor, FileChannel::open);
    }

    static EntryLog open(Path file, EntryVisitor visitor, Opener opener) {
        if (Files.notExists(file)) {
            throw CorruptFileException.missing(file);
        }
        return start(file, log -> log.recover(visitor), opener, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** Opens the file as {@link FileChannel} does; a test sees by it what is forced to the disk. */
    interface Opener {
        FileChannel open(Path file, OpenOption... options) throws IOException;
    }

    private interface Start {
        void on(EntryLog log) throws IOException;
    }

    private static EntryLog start(Path file, Start start, Opener opener, OpenOption... options) {
        try {
            var log = new EntryLog(file, opener.open(file, options));
            try {
                start.on(log);
                log.channel.force(true);
                log.synced = log.end;
                return log;
            } catch (IOException | RuntimeException e) {
                log.channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot open " + file, e);
        }
    }

    private void begin() throws IOException {
        format = EntryFormat.ofNewLog();
        end = write(format.fileHeader(), 0);
        promised = end;
    }

    private void recover(EntryVisitor visitor) throws IOException {
        promised = SyncedLength.read(file);
        var scan = new LogScan(file, channel, promised);
        format = scan.format();
        end = scan.run((operation, body, bodyAt) -> visitor.entry(this, operation, body, bodyAt));
        if (end < channel.size()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Cut an unfinished write of {0} bytes from the end of {1}",
                    channel.size() - end,
                    file);
            channel.truncate(end);
        }
    }

    /**
     * Takes the entries of a log in order; {@code bodyAt} is the body's position in the file, which can be read already. The
     * buffer is valid during the call.
     */
    public interface EntryVisitor {
        void entry(EntryLog log, long operation, ByteBuffer body, long bodyAt);
    }

    /** Appends and answers the position of the body. Not durable before {@link #sync}. */
    public long append(long operation, ByteBuffer body) {
        requireHealthy();
        var at = end;
        var bodyAt = at + EntryFormat.HEADER_BYTES;
        try {
            write(format.header(operation, synced, body), at);
            end = write(body.duplicate(), bodyAt);
            return bodyAt;
        } catch (IOException e) {
            fail(e);
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    /** Returns when everything appended before the call is on the disk. */
    public void sync() {
        var wanted = end;
        syncing.lock();
        try {
            if (replaced || synced >= wanted) {
                return;
            }
            requireHealthy();
            var reached = end;
            channel.force(false);
            synced = reached;
        } catch (IOException e) {
            fail(e);
            throw new UncheckedIOException("Cannot sync " + file, e);
        } finally {
            syncing.unlock();
        }
    }

    /** From now on nothing is accepted or acknowledged that is not acknowledged yet. */
    public void fail(Throwable cause) {
        failure = cause;
    }

    /** Throws a {@link FailedLogException} after a failure. */
    public void requireHealthy() {
        var cause = failure;
        if (cause != null) {
            throw new FailedLogException(file, cause);
        }
    }

    public ByteBuffer read(Change.Slice slice) {
        try {
            return readFully(channel, slice.at(), ByteBuffer.allocate(slice.length()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    public Path file() {
        return file;
    }

    /** Bytes in the file. */
    public long size() {
        return end;
    }

    /** How many of them are known to be on the disk. */
    public long synced() {
        return synced;
    }

    /** Closes a log whose content is safe in a newer file: writers still waiting for a sync have it. */
    public void closeReplaced() {
        syncing.lock();
        try {
            replaced = true;
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close " + file, e);
        } finally {
            syncing.unlock();
        }
    }

    @Override
    public void close() {
        try (channel) {
            if (failure == null && channel.isOpen()) {
                channel.force(true);
                if (end > promised) {
                    SyncedLength.write(file, end);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close " + file, e);
        }
    }

    private long write(ByteBuffer bytes, long at) throws IOException {
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
        return at;
    }

    /** Fills the buffer and flips it. */
    static ByteBuffer readFully(FileChannel channel, long at, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, at + bytes.position()) < 0) {
                throw new EOFException("End of file at byte " + (at + bytes.position()));
            }
        }
        return bytes.flip();
    }
}
