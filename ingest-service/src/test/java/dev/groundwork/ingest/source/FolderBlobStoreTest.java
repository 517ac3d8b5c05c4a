package dev.groundwork.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import dev.groundwork.ingest.failure.UnavailableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderBlobStoreTest {

    private static final String SHA256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path folder;

    @Test
    void bytesAreKeptOnceUnderTheirDigest() throws IOException {
        // Given
        var blobs = new FolderBlobStore(folder);
        // When
        var first = blobs.put(bytes("abc"), 10);
        var second = blobs.put(bytes("abc"), 10);
        // Then
        assertThat(first).isEqualTo(second).isEqualTo(new BlobStore.Blob(SHA256_OF_ABC, 3));
        assertThat(blobs.find(SHA256_OF_ABC))
                .get()
                .satisfies(file -> assertThat(file).hasContent("abc"));
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void whatIsTooLargeIsRefusedWhileItIsReadAndLeavesNothing() throws IOException {
        assertThatThrownBy(() -> new FolderBlobStore(folder).put(bytes("abcd"), 3))
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
        assertThatThrownBy(() -> new FolderBlobStore(folder).put(broken, 3)).isInstanceOf(IOException.class);
        assertThat(files()).isZero();
    }

    @Test
    void aNameThatIsNoDigestReachesNoFile() {
        assertThatThrownBy(() -> new FolderBlobStore(folder).find("../../etc/passwd"))
                .isInstanceOf(RejectedException.class);
    }

    @Test
    void aFolderThatIsNotThereIsAStoreThatIsAway() {
        assertThatThrownBy(() -> new FolderBlobStore(folder.resolve("none")).find(SHA256_OF_ABC))
                .isInstanceOf(UnavailableException.class);
    }

    private long files() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
