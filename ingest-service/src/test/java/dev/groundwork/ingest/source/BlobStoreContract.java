package dev.groundwork.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every blob store keeps to. */
abstract class BlobStoreContract {

    static final String SHA256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    /** The store under test: the same one within a test, an empty one in the next. */
    abstract BlobStore store() throws IOException;

    /** How many blobs or parts of blobs lie in it. */
    abstract long kept() throws IOException;

    @Test
    void bytesAreKeptOnceUnderTheirDigest() throws IOException {
        // When
        var first = store().put("default", bytes("abc"), 10);
        var second = store().put("default", bytes("abc"), 10);
        // Then
        assertThat(first).isEqualTo(second).isEqualTo(new BlobStore.Blob(SHA256_OF_ABC, 3));
        assertThat(read("default", SHA256_OF_ABC)).isEqualTo("abc");
        assertThat(store().holds("default", SHA256_OF_ABC)).isTrue();
        assertThat(kept()).isEqualTo(1);
    }

    @Test
    void whatIsTooLargeIsRefusedWhileItIsReadAndLeavesNothing() throws IOException {
        var blobs = store();
        assertThatThrownBy(() -> blobs.put("default", bytes("abcd"), 3))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.code()).isEqualTo(RejectionCode.TOO_LARGE));
        assertThat(kept()).isZero();
    }

    @Test
    void aStreamThatBreaksOffLeavesNothing() throws IOException {
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };
        var blobs = store();
        assertThatThrownBy(() -> blobs.put("default", broken, 3)).isInstanceOf(IOException.class);
        assertThat(kept()).isZero();
    }

    @Test
    void whatIsNotThereIsMissing() throws IOException {
        assertThat(store().find("default", SHA256_OF_ABC)).isEmpty();
        assertThat(store().holds("default", SHA256_OF_ABC)).isFalse();
    }

    @Test
    void aNameThatIsNoDigestReachesNothing() throws IOException {
        var blobs = store();
        assertThatThrownBy(() -> blobs.find("default", "../../etc/passwd")).isInstanceOf(RejectedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "default-2", "..", "../default", "Default", "a/b", "\u00e4", "incoming~"})
    void aTenantHasBytesOfItsOwn(String other) throws IOException {
        // Given
        store().put("default", bytes("abc"), 10);
        // Then
        assertThat(store().find(other, SHA256_OF_ABC)).isEmpty();
        store().put(other, bytes("abc"), 10);
        assertThat(read(other, SHA256_OF_ABC)).isEqualTo("abc");
        assertThat(kept()).isEqualTo(2);
    }

    @Test
    void noBytesAreABlobToo() throws IOException {
        var blob = store().put("default", bytes(""), 10);
        assertThat(blob.size()).isZero();
        assertThat(read("default", blob.sha256())).isEmpty();
    }

    @Test
    void aStoreThatIsThereIsFoundSo() throws IOException {
        store().check();
    }

    final String read(String tenant, String sha256) throws IOException {
        try (var file = store().find(tenant, sha256).orElseThrow()) {
            return Files.readString(file.path());
        }
    }

    static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
