package dev.groundwork.embedded.qdrant.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Reads a log from its start and tells a torn tail from damage. A kill can only leave an unfinished entry at the end: it
 * was never acknowledged and is cut. Bad bytes with a good entry behind them are damage to acknowledged data, and
 * nothing is guessed.
 */
final class LogScan {

    private static final int WINDOW_BYTES = 1 << 20;

    private final Path file;
    private final FileChannel channel;
    private final long size;

    /** Takes the entries in order. */
    interface Visitor {
        void entry(long operation, ByteBuffer body, long bodyAt);
    }

    LogScan(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        this.size = channel.size();
    }

    /** The position behind the last good entry. */
    long run(Visitor visitor) throws IOException {
        if (size < Long.BYTES) {
            return 0;
        }
        if (read(0, Long.BYTES).getLong() != EntryFormat.FILE_MARK) {
            throw new CorruptFileException(file, 0);
        }
        long at = Long.BYTES;
        while (at < size) {
            var header = headerAt(at);
            var body = header == null ? null : bodyAt(at, header);
            if (body == null) {
                requireNoEntryBehind(at);
                return at;
            }
            visitor.entry(header.operation(), body, at + EntryFormat.HEADER_BYTES);
            at += EntryFormat.HEADER_BYTES + header.bodyLength();
        }
        return at;
    }

    private EntryFormat.Header headerAt(long at) throws IOException {
        return EntryFormat.parse(read(at, (int) Math.min(EntryFormat.HEADER_BYTES, size - at)));
    }

    private ByteBuffer bodyAt(long at, EntryFormat.Header header) throws IOException {
        var bodyAt = at + EntryFormat.HEADER_BYTES;
        if (header.bodyLength() < 0 || bodyAt + header.bodyLength() > size) {
            return null;
        }
        var body = read(bodyAt, header.bodyLength());
        return EntryFormat.checksum(body) == header.bodyChecksum() ? body : null;
    }

    private void requireNoEntryBehind(long bad) throws IOException {
        for (var from = bad + 1; from < size; from += WINDOW_BYTES - EntryFormat.HEADER_BYTES) {
            var window = read(from, (int) Math.min(WINDOW_BYTES, size - from));
            for (var at = 0; at <= window.limit() - EntryFormat.HEADER_BYTES; at++) {
                var header = EntryFormat.parse(window.position(at));
                if (header != null && bodyAt(from + at, header) != null) {
                    throw new CorruptFileException(file, bad);
                }
            }
        }
    }

    private ByteBuffer read(long at, int length) throws IOException {
        return EntryLog.readFully(channel, at, length);
    }
}
