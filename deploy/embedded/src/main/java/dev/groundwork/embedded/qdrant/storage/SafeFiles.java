package dev.groundwork.embedded.qdrant.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/** File operations that are on the disk, or have not happened, when the machine stops. */
public final class SafeFiles {

    private SafeFiles() {}

    /** Replaces the file's content as a whole: a checksum, then the bytes. */
    public static void writeChecked(Path file, byte[] content) {
        writeChecked(file, content, FileChannel::open);
    }

    static void writeChecked(Path file, byte[] content, EntryLog.Opener opener) {
        var bytes = ByteBuffer.allocate(Integer.BYTES + content.length)
                .putInt(EntryFormat.checksum(ByteBuffer.wrap(content)))
                .put(content)
                .flip();
        var draft = file.resolveSibling(file.getFileName() + ".draft");
        try (var channel = opener.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + draft, e);
        }
        move(draft, file);
    }

    public static byte[] readChecked(Path file) {
        try {
            var bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            if (bytes.remaining() < Integer.BYTES || bytes.getInt() != EntryFormat.checksum(bytes)) {
                throw new CorruptFileException(file, 0);
            }
            var content = new byte[bytes.remaining()];
            bytes.get(content);
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /** Makes the folder and what is missing above it. */
    public static void createFolders(Path folder) {
        var parent = folder.toAbsolutePath().getParent();
        if (parent != null && Files.notExists(folder)) {
            createFolders(parent);
            try {
                Files.createDirectories(folder);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot create " + folder, e);
            }
            syncFolder(parent);
        }
    }

    /** Renames in one step; the new name survives a crash. */
    public static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            syncFolder(to.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot move " + from + " to " + to, e);
        }
    }

    public static void syncFolder(Path folder) {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot sync " + folder, e);
        }
    }

    public static void deleteTree(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + folder, e);
        }
    }
}
