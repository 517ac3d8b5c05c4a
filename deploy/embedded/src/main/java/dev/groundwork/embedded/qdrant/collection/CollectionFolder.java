package dev.groundwork.embedded.qdrant.collection;

import dev.groundwork.embedded.qdrant.index.Segment;
import dev.groundwork.embedded.qdrant.schema.CollectionConfig;
import dev.groundwork.embedded.qdrant.storage.EntryLog;
import dev.groundwork.embedded.qdrant.storage.SafeFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of one collection: {@code config}, which names the current log, and the log. */
class CollectionFolder {

    private final Path folder;

    CollectionFolder(Path folder) {
        this.folder = folder;
    }

    /** Makes the folder with the files of an empty collection; they are on the disk then, the folder's own name is not. */
    static void create(Path path, CollectionConfig config) {
        try {
            Files.createDirectory(path);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create " + path, e);
        }
        var folder = new CollectionFolder(path);
        folder.createLog(config).close();
        folder.save(config);
    }

    CollectionConfig load() {
        return CollectionConfig.fromBytes(SafeFiles.readChecked(configFile(folder)));
    }

    void save(CollectionConfig config) {
        SafeFiles.writeChecked(configFile(folder), config.toBytes());
    }

    /** Opens the current log; others are leftovers of an unfinished rewrite. */
    Segment openSegment(CollectionConfig config) {
        var segment = Segment.open(folder.resolve(logName(config)), config.layout());
        deleteOtherLogs(config);
        return segment;
    }

    EntryLog createLog(CollectionConfig config) {
        var log = EntryLog.create(folder.resolve(logName(config)));
        SafeFiles.syncFolder(folder);
        return log;
    }

    void deleteOtherLogs(CollectionConfig config) {
        try (var logs = Files.newDirectoryStream(folder, "log-*")) {
            for (var log : logs) {
                var name = log.getFileName().toString();
                if (!name.equals(logName(config)) && !name.startsWith(logName(config) + ".")) {
                    Files.delete(log);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot tidy " + folder, e);
        }
    }

    private static String logName(CollectionConfig config) {
        return "log-" + config.logNumber();
    }

    private static Path configFile(Path folder) {
        return folder.resolve("config");
    }
}
