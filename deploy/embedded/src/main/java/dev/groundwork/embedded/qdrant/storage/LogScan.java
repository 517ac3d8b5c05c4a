package dev.groundwork.embedded.qdrant.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Reads a log from its start and tells a torn tail from damage. A write is acknowledged when the file is on the disk up to
 * its end; what lies behind that position may be lost in any order, as the disk writes pages when it likes, and was
 * promised to nobody: it is cut from the first bad byte on, with good entries that follow. Every header vouches for the
 * position that was reached when its entry was appended, and {@link SyncedLength} for the whole log when it was closed.
 * Bad bytes before a position vouched for are damage to acknowledged data, and nothing is guessed. Damage behind the last
 * such position looks like a torn tail.
 */
final class LogScan {

    private static final int WINDOW_BYTES = 1 << 20;

    private final Path file;
    private final FileChannel channel;
    private final long size;
    private final long promised;
    private final EntryFormat format;
    private ByteBuffer buffer = ByteBuffer.allocate(WINDOW_BYTES);

    /** Takes the entries in order; a body is valid during the call. */
    interface Visitor {
        void entry(long operation, ByteBuffer body, long bodyAt);
    }

    /** @param promised the length that is known to have been on the disk */
    LogScan(Path file, FileChannel channel, long promised) throws IOException {
        this.file = file;
        this.channel = channel;
        this.size = channel.size();
        this.promised = promised;
        if (size < EntryFormat.FILE_HEADER_BYTES) {
            throw new CorruptFileException(file, 0);
        }
        this.format = EntryFormat.of(read(0, EntryFormat.FILE_HEADER_BYTES), file);
    }

    EntryFormat format() {
        return format;
    }

    /** The position behind the last good entry. */
    long run(Visitor visitor) throws IOException {
        long at = EntryFormat.FILE_HEADER_BYTES;
        while (at < size) {
            var header = headerAt(at);
            var body = header == null ? null : bodyAt(at, header);
            if (body == null) {
                requireNotPromised(at);
                return at;
            }
            visitor.entry(header.operation(), body, at + EntryFormat.HEADER_BYTES);
            at += EntryFormat.HEADER_BYTES + header.bodyLength();
        }
        requireNotPromised(at);
        return at;
    }

    private EntryFormat.Header headerAt(long at) throws IOException {
        return format.parse(read(at, (int) Math.min(EntryFormat.HEADER_BYTES, size - at)));
    }

    private ByteBuffer bodyAt(long at, EntryFormat.Header header) throws IOException {
        var bodyAt = at + EntryFormat.HEADER_BYTES;
        if (header.bodyLength() < 0 || bodyAt + header.bodyLength() > size) {
            return null;
        }
        var body = read(bodyAt, header.bodyLength());
        return format.holds(body, header) ? body : null;
    }

    /** Takes a header's word even if its body is torn: the position it names was on the disk before. */
    private void requireNotPromised(long bad) throws IOException {
        if (bad < promised) {
            throw new CorruptFileException(file, bad);
        }
        for (var from = bad + 1; from < size; from += WINDOW_BYTES - EntryFormat.HEADER_BYTES) {
            var window = read(from, (int) Math.min(WINDOW_BYTES, size - from));
            for (var at = 0; at <= window.limit() - EntryFormat.HEADER_BYTES; at++) {
                var header = format.parse(window.position(at));
                if (header != null && header.synced() > bad) {
                    throw new CorruptFileException(file, bad);
                }
            }
        }
    }

    private ByteBuffer read(long at, int length) throws IOException {
        if (buffer.capacity() < length) {
            buffer = ByteBuffer.allocate(length);
        }
        return EntryLog.readFully(channel, at, buffer.clear().limit(length));
    }
}
