package dev.groundwork.ingest.source;

import dev.groundwork.ingest.failure.Dependency;
import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import dev.groundwork.ingest.failure.UnavailableException;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * A folder, shared by all replicas: {@code <tenant>/ab/cd/<sha256>}; a file appears under its name only when it is whole and on disk. A
 * marker tells the store from the empty folder that a lost mount leaves: without it the store is away, and not empty.
 */
@ApplicationScoped
public class FolderBlobStore implements BlobStore {

    private static final int BUFFER_BYTES = 64 * 1024;

    private static final Logger LOG = Logger.getLogger(FolderBlobStore.class);
    private static final String MARKER = ".groundwork-blobs";
    private static final Pattern PLAIN_TENANT = Pattern.compile("[a-z0-9-]{1,63}");

    private final Path folder;
    private final boolean maySetUp;

    @Inject
    FolderBlobStore(IngestConfig config) {
        this(config.blob().folder(), config.blob().setUp());
    }

    FolderBlobStore(Path folder, boolean maySetUp) {
        this.folder = folder.toAbsolutePath();
        this.maySetUp = maySetUp;
    }

    /** A store in this folder, which becomes one when it is none yet. */
    public static FolderBlobStore in(Path folder) throws IOException {
        var blobs = new FolderBlobStore(folder, true);
        blobs.setUp();
        return blobs;
    }

    void start(@Observes StartupEvent event) {
        if (!maySetUp) {
            return;
        }
        try {
            setUp();
        } catch (IOException e) {
            LOG.errorf(
                    "the blob store cannot be set up, uploads answer 503: %s",
                    e.getClass().getSimpleName());
        }
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
            var blob = write(bytes, incoming, limit);
            keep(tenant, incoming, blob);
            return blob;
        } finally {
            delete(incoming);
        }
    }

    @Override
    public Optional<Path> find(String tenant, String sha256) {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new RejectedException(
                    RejectionCode.UNSUPPORTED_URI, "A blob: URI names the lower-case hex SHA-256 of stored bytes.");
        }
        var file = folder.resolve(tenantFolder(tenant))
                .resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2, 4))
                .resolve(sha256);
        if (Files.isRegularFile(file)) {
            return Optional.of(file);
        }
        // Asked after the file: a mount that was lost in between must not make it a missing one.
        checkMarker();
        return Optional.empty();
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

    /** The reader's failures pass as they are; the writer's are the store's. */
    private static Blob write(InputStream bytes, Path file, long limit) throws IOException {
        var digest = sha256();
        var buffer = new byte[BUFFER_BYTES];
        var size = 0L;
        try (var channel = open(file)) {
            for (var read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                size += read;
                if (size > limit) {
                    throw new RejectedException(
                            RejectionCode.TOO_LARGE,
                            "The document has more than " + limit + " bytes: split it, or ask for a higher limit.");
                }
                digest.update(buffer, 0, read);
                append(channel, ByteBuffer.wrap(buffer, 0, read));
            }
            force(channel);
        }
        return new Blob(HexFormat.of().formatHex(digest.digest()), size);
    }

    /** Durable when it returns: the bytes were forced before, here their name and the folders it stands in. */
    private void keep(String tenant, Path incoming, Blob blob) {
        try {
            var ofTenant = directory(folder, tenantFolder(tenant));
            var first = directory(ofTenant, blob.sha256().substring(0, 2));
            var second = directory(first, blob.sha256().substring(2, 4));
            Files.move(
                    incoming,
                    second.resolve(blob.sha256()),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            for (var directory : List.of(second, first, ofTenant, folder)) {
                force(directory);
            }
        } catch (IOException e) {
            throw new UnavailableException(Dependency.BLOB_STORE, e);
        }
    }

    private Path incoming() {
        checkMarker();
        try {
            return directory(folder, "incoming~").resolve(UUID.randomUUID().toString());
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

    /** A name that is safe in a path and no other tenant's: a tilde stands in no plain one. */
    private static String tenantFolder(String tenant) {
        return PLAIN_TENANT.matcher(tenant).matches()
                ? tenant
                : "~" + HexFormat.of().formatHex(sha256().digest(tenant.getBytes(StandardCharsets.UTF_8)));
    }

    private static FileChannel open(Path file) {
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UnavailableException(Dependency.BLOB_STORE, e);
        }
    }

    private static void append(FileChannel channel, ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new UnavailableException(Dependency.BLOB_STORE, e);
        }
    }

    private static void force(FileChannel channel) {
        try {
            channel.force(true);
        } catch (IOException e) {
            throw new UnavailableException(Dependency.BLOB_STORE, e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UnavailableException(Dependency.BLOB_STORE, e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
