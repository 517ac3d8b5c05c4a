package dev.groundwork.embedded.qdrant.storage;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How much of a log was on the disk when it was closed, in a file beside it. As a log only grows, this holds for good: a
 * shorter log is not one that a crash left.
 */
final class SyncedLength {

    private SyncedLength() {}

    static void write(Path log, long length) {
        SafeFiles.writeChecked(
                file(log), ByteBuffer.allocate(Long.BYTES).putLong(length).array());
    }

    /** 0 for a log that was never closed. */
    static long read(Path log) {
        var file = file(log);
        return Files.exists(file) ? ByteBuffer.wrap(SafeFiles.readChecked(file)).getLong() : 0;
    }

    static Path file(Path log) {
        return log.resolveSibling(log.getFileName() + ".synced");
    }
}
