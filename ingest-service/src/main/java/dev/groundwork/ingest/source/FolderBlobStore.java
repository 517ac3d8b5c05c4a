package dev.groundwork.ingest.source;

import dev.groundwork.ingest.failure.Dependency;
import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import dev.groundwork.ingest.failure.UnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/** A folder, shared by all replicas: {@code ab/cd/<sha256>}; a file appears under its name only when it is whole and on disk. */
@ApplicationScoped
public class FolderBlobStore implements BlobStore {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final Path folder;

    @Inject
    FolderBlobStore(IngestConfig config) {
        this(config.blob().folder());
    }

    public FolderBlobStore(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    @Override
    public Blob put(InputStream bytes, long limit) throws IOException {
        var incoming = incoming();
        try {
            var blob = write(bytes, incoming, limit);
            keep(incoming, blob);
            return blob;
        } finally {
            delete(incoming);
        }
    }

    @Override
    public Optional<Path> find(String sha256) {
        if (!Files.isDirectory(folder)) {
            throw new UnavailableException(Dependency.BLOB_STORE, new IOException("the blob folder is not there"));
        }
        var file = place(sha256);
        return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
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

    private void keep(Path incoming, Blob blob) {
        var file = place(blob.sha256());
        try {
            Files.createDirectories(file.getParent());
            Files.move(incoming, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UnavailableException(Dependency.BLOB_STORE, e);
        }
    }

    private Path incoming() {
        try {
            return Files.createDirectories(folder.resolve("incoming"))
                    .resolve(UUID.randomUUID().toString());
        } catch (IOException e) {
            throw new UnavailableException(Dependency.BLOB_STORE, e);
        }
    }

    private Path place(String sha256) {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new RejectedException(
                    RejectionCode.UNSUPPORTED_URI, "A blob: URI names the lower-case hex SHA-256 of stored bytes.");
        }
        return folder.resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2, 4))
                .resolve(sha256);
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
