package dev.groundwork.embedded.qdrant.collection;

import dev.groundwork.embedded.qdrant.model.Problems;
import dev.groundwork.embedded.qdrant.schema.CollectionConfig;
import dev.groundwork.embedded.qdrant.storage.CollectionNames;
import dev.groundwork.embedded.qdrant.storage.SafeFiles;
import io.qdrant.client.grpc.Collections.CreateCollection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All collections below one data folder, which belongs to one server at a time. A collection appears and disappears by
 * the renaming of its folder: {@code drafts} holds what is being made or thrown away.
 */
public final class CollectionStore implements AutoCloseable {

    private final Path collections;
    private final Path drafts;
    private final FileChannel lock;
    private final ConcurrentHashMap<String, Collection> byName = new ConcurrentHashMap<>();

    public CollectionStore(Path data) {
        this.collections = data.resolve("collections");
        this.drafts = data.resolve("drafts");
        SafeFiles.createFolders(collections);
        try {
            lock = lock(data);
            try {
                if (Files.exists(drafts)) {
                    SafeFiles.deleteTree(drafts);
                }
                Files.createDirectories(drafts);
                load();
            } catch (IOException | RuntimeException e) {
                close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use the data folder " + data, e);
        }
    }

    private static FileChannel lock(Path data) throws IOException {
        var channel = FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held;
        try {
            held = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            held = null;
        }
        if (held == null) {
            channel.close();
            throw new IOException("another server uses it");
        }
        return channel;
    }

    private void load() throws IOException {
        try (var folders = Files.newDirectoryStream(collections)) {
            for (var folder : folders) {
                var collection = Collection.open(new CollectionFolder(folder));
                byName.put(collection.name(), collection);
            }
        }
    }

    /** The collection of this name; an error when there is none. */
    public Collection collection(String name) {
        var collection = byName.get(name);
        if (collection == null) {
            throw Problems.unknownCollection(name);
        }
        return collection;
    }

    public boolean exists(String name) {
        return byName.containsKey(name);
    }

    public SortedSet<String> names() {
        return new TreeSet<>(byName.keySet());
    }

    public synchronized void create(CreateCollection request) {
        var name = request.getCollectionName();
        CollectionNames.check(name);
        if (byName.containsKey(name)) {
            throw Problems.existingCollection(name);
        }
        var config = CollectionConfig.of(request);
        config.layout();
        var draft = draft();
        CollectionFolder.create(draft, config);
        var folder = collections.resolve(CollectionNames.folder(name));
        SafeFiles.move(draft, folder);
        byName.put(name, Collection.open(new CollectionFolder(folder)));
    }

    /** False when there was none. */
    public synchronized boolean delete(String name) {
        var collection = byName.remove(name);
        if (collection == null) {
            return false;
        }
        collection.discard();
        var draft = draft();
        SafeFiles.move(collections.resolve(CollectionNames.folder(name)), draft);
        SafeFiles.syncFolder(collections);
        SafeFiles.deleteTree(draft);
        return true;
    }

    private Path draft() {
        return drafts.resolve(UUID.randomUUID().toString());
    }

    @Override
    public void close() {
        try (lock) {
            byName.values().forEach(Collection::close);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unlock " + collections.getParent(), e);
        }
    }
}
