package dev.groundwork.ingest.source;

import dev.groundwork.ingest.failure.Dependency;
import dev.groundwork.ingest.failure.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A folder, shared by all replicas: {@code <tenant>/ab/cd/<sha256>}; a file appears under its name only when it is whole and on disk. A
 * marker tells the store from the empty folder that a lost mount leaves: without it the store is away, and not empty.
 */
public class FolderBlobStore implements BlobStore {

    private static final String MARKER = ".groundwork-blobs";
    private static final String INCOMING = "incoming~";

    private final Path folder;

    FolderBlobStore(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    /** A store in this folder, which becomes one when it is none yet. */
    public static FolderBlobStore in(Path folder) throws IOException {
        var blobs = new FolderBlobStore(folder);
        blobs.setUp();
        return blobs;
    }

    /** The one moment at which the folder is made: later it may only be missing. */
    private void setUp() throws IOException {
        Files.createDirectories(folder);
        var marker = folder.resolve(MARKER);
        if (!Files.exists(marker)) {
            Files.writeString(marker, "A blob store of Groundwork: each tenant's documents by their SHA-256.\n");
            force(folder);
        }
    }

    @Override
    public Blob put(String tenant, InputStream bytes, long limit) throws IOException {
        var incoming = incoming();
        try {
            var blob = Intake.write(bytes, incoming, limit);
            keep(tenant, incoming, blob);
            return blob;
        } finally {
            delete(incoming);
        }
    }

    @Override
    public Optional<LocalFile> find(String tenant, String sha256) {
        var file = folder.resolve(new BlobName(tenant, sha256).path());
        if (Files.isRegularFile(file)) {
            return Optional.of(new LocalFile(file, false));
        }
        // Asked after the file: a mount that was lost in between must not make it a missing one.
        checkMarker();
        return Optional.empty();
    }

    @Override
    public boolean holds(String tenant, String sha256) {
        return find(tenant, sha256).isPresent();
    }

    @Override
    public List<Stored> list(String tenant, String after, int limit) {
        try {
            var found = FolderListing.of(folder.resolve(BlobName.folder(tenant)), after == null ? "" : after)
                    .limit(limit)
                    .toList();
            checkMarker();
            return found;
        } catch (UncheckedIOException e) {
            throw new UnavailableException(Dependency.BLOB_STORE, e);
        }
    }

    @Override
    public boolean delete(String tenant, String sha256, Instant putBefore) {
        var file = folder.resolve(new BlobName(tenant, sha256).path());
        try {
            // A put gives the file a new time, also where it was there before.
            if (!Files.getLastModifiedTime(file).toInstant().isBefore(putBefore)) {
                return false;
            }
            delete(file);
        } catch (NoSuchFileException e) {
            checkMarker();
        } catch (IOException e) {
            throw new UnavailableException(Dependency.BLOB_STORE, e);
        }
        return true;
    }

    /**
     * Deletes what processes that were killed had begun to write. Younger files are at work, maybe in another replica.
     *
     * @return how many there were
     * @throws UnavailableException when the store cannot be written
     */
    int deleteUnfinished(Instant writtenBefore) {
        checkMarker();
        var count = 0;
        try (var files = Files.newDirectoryStream(folder.resolve(INCOMING))) {
            for (var file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(writtenBefore)) {
                    delete(file);
                    count++;
                }
            }
        } catch (NoSuchFileException e) {
            // Nothing was ever put, or another replica was faster: what is left goes at the next start.
        } catch (IOException | DirectoryIteratorException e) {
            throw new UnavailableException(Dependency.BLOB_STORE, e);
        }
        return count;
    }

    @Override
    public void check() {
        var probe = incoming();
        try {
            Files.writeString(probe, "probe");
        } catch (IOException e) {
            throw new UnavailableException(Dependency.BLOB_STORE, e);
        } finally {
            delete(probe);
        }
    }

    /** Durable when it returns: the bytes were forced before, here their name and the folders it stands in. */
    private void keep(String tenant, Path incoming, Blob blob) {
        try {
            var path = Path.of(new BlobName(tenant, blob.sha256()).path());
            var parents = new ArrayDeque<>(List.of(folder));
            for (var name : path.getParent()) {
                parents.push(directory(parents.peek(), name.toString()));
            }
            Files.move(
                    incoming,
                    folder.resolve(path),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            for (var directory : parents) {
                force(directory);
            }
        } catch (IOException e) {
            throw new UnavailableException(Dependency.BLOB_STORE, e);
        }
    }

    private Path incoming() {
        checkMarker();
        try {
            return directory(folder, INCOMING).resolve(UUID.randomUUID().toString());
        } catch (IOException e) {
            throw new UnavailableException(Dependency.BLOB_STORE, e);
        }
    }

    private void checkMarker() {
        if (!Files.isRegularFile(folder.resolve(MARKER))) {
            throw new UnavailableException(Dependency.BLOB_STORE, new IOException("the folder holds no blob store"));
        }
    }

    /** Makes no parents: a root that is gone stays gone. */
    private static Path directory(Path parent, String name) throws IOException {
        var directory = parent.resolve(name);
        try {
            Files.createDirectory(directory);
        } catch (FileAlreadyExistsException e) {
            // Made for another document, maybe by another replica.
        }
        return directory;
    }

    private static void force(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UnavailableException(Dependency.BLOB_STORE, e);
        }
    }
}
