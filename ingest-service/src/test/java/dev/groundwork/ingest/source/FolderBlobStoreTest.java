package dev.groundwork.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import dev.groundwork.ingest.failure.UnavailableException;
import io.quarkus.runtime.StartupEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderBlobStoreTest {

    private static final String SHA256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path folder;

    @Test
    void bytesAreKeptOnceUnderTheirDigest() throws IOException {
        // Given
        var blobs = FolderBlobStore.in(folder);
        // When
        var first = blobs.put("default", bytes("abc"), 10);
        var second = blobs.put("default", bytes("abc"), 10);
        // Then
        assertThat(first).isEqualTo(second).isEqualTo(new BlobStore.Blob(SHA256_OF_ABC, 3));
        assertThat(blobs.find("default", SHA256_OF_ABC))
                .get()
                .satisfies(file -> assertThat(file).hasContent("abc"));
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void whatIsTooLargeIsRefusedWhileItIsReadAndLeavesNothing() throws IOException {
        assertThatThrownBy(() -> FolderBlobStore.in(folder).put("default", bytes("abcd"), 3))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.code()).isEqualTo(RejectionCode.TOO_LARGE));
        assertThat(files()).isZero();
    }

    @Test
    void aStreamThatBreaksOffLeavesNothing() throws IOException {
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };
        assertThatThrownBy(() -> FolderBlobStore.in(folder).put("default", broken, 3))
                .isInstanceOf(IOException.class);
        assertThat(files()).isZero();
    }

    @Test
    void aNameThatIsNoDigestReachesNoFile() throws IOException {
        assertThatThrownBy(() -> FolderBlobStore.in(folder).find("default", "../../etc/passwd"))
                .isInstanceOf(RejectedException.class);
    }

    @Test
    void aFolderThatIsNotThereIsAStoreThatIsAway() {
        assertThatThrownBy(() -> new FolderBlobStore(folder.resolve("none"), true).find("default", SHA256_OF_ABC))
                .isInstanceOf(UnavailableException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "default-2", "..", "../default", "Default", "a/b", "\u00e4", "incoming~"})
    void aTenantHasBytesOfItsOwn(String other) throws IOException {
        // Given
        var blobs = FolderBlobStore.in(folder.resolve("store"));
        blobs.put("default", bytes("abc"), 10);
        // Then
        assertThat(blobs.find(other, SHA256_OF_ABC)).isEmpty();
        blobs.put(other, bytes("abc"), 10);
        assertThat(blobs.find(other, SHA256_OF_ABC)).isPresent();
        assertThat(files()).isEqualTo(2);
        try (var beside = Files.list(folder)) {
            assertThat(beside).hasSize(1);
        }
    }

    @Test
    void theEmptyFolderOfALostMountIsAStoreThatIsAway() throws IOException {
        // Given
        var mount = folder.resolve("mount");
        var blobs = FolderBlobStore.in(mount);
        blobs.put("default", bytes("abc"), 10);
        Files.move(mount, folder.resolve("away"));
        // Then
        for (var isThere : new boolean[] {false, true}) {
            if (isThere) {
                Files.createDirectory(mount);
            }
            assertThatThrownBy(() -> blobs.find("default", SHA256_OF_ABC)).isInstanceOf(UnavailableException.class);
            assertThatThrownBy(() -> blobs.put("default", bytes("abc"), 10)).isInstanceOf(UnavailableException.class);
            assertThatThrownBy(blobs::check).isInstanceOf(UnavailableException.class);
            assertThat(Files.exists(mount)).isEqualTo(isThere);
        }
        Files.delete(mount);
        Files.move(folder.resolve("away"), mount);
        assertThat(blobs.find("default", SHA256_OF_ABC)).isPresent();
    }

    @Test
    void startUpMakesAStoreOnlyWhereItMay() {
        new FolderBlobStore(folder, false).start(new StartupEvent());
        assertThatThrownBy(new FolderBlobStore(folder, false)::check).isInstanceOf(UnavailableException.class);
        new FolderBlobStore(folder, true).start(new StartupEvent());
        new FolderBlobStore(folder, false).check();
    }

    private long files() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith(".groundwork-blobs"))
                    .count();
        }
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
