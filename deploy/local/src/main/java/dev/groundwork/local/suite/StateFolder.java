package dev.groundwork.local.suite;

import dev.groundwork.embedded.process.ProcessId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;

/**
 * The folder that one running suite owns. It is locked while the suite runs, and it holds the ids of the suite's processes: a launcher that was
 * killed hard may leave some behind, and the next start ends exactly those.
 */
public final class StateFolder implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Path folder;
    private final FileChannel channel;
    private final FileLock lock;

    private StateFolder(Path folder, FileChannel channel, FileLock lock) {
        this.folder = folder;
        this.channel = channel;
        this.lock = lock;
    }

    /** Takes the folder and ends what an earlier owner left running. */
    public static StateFolder take(Path folder, Progress progress) {
        try {
            Files.createDirectories(folder);
            var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new SuiteException("The suite already runs from " + folder + ". Stop it with Ctrl-C first.");
            }
            var taken = new StateFolder(folder, channel, lock);
            taken.endLeftovers(progress);
            return taken;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the folder " + folder, e);
        }
    }

    /** Writes down a process that this suite started. */
    public synchronized void record(ProcessId process) {
        try {
            Files.writeString(processes(), process + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets documents and data of every server; the logs of the last run go, too. */
    public void forget() {
        deleteTree(folder.resolve("data"));
        deleteTree(folder.resolve("logs"));
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(processes());
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void endLeftovers(Progress progress) throws IOException {
        if (!Files.exists(processes())) {
            return;
        }
        for (var line : Files.readAllLines(processes())) {
            var process = ProcessId.parse(line);
            if (process.end(GRACE)) {
                progress.say("ended process " + process.pid() + ", left behind by a launcher that was killed");
            }
        }
        Files.delete(processes());
    }

    private Path processes() {
        return folder.resolve("processes");
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisJvm) {
            return null;
        }
    }

    private static void deleteTree(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try (var files = Files.walk(tree)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + tree, e);
        }
    }
}
