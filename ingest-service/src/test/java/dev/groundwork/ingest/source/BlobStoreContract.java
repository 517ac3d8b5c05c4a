package dev.groundwork.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every blob store keeps to. */
abstract class BlobStoreContract {

    private static final Instant LATER = Instant.now().plus(1, ChronoUnit.DAYS);

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
    void blobsAreListedInTheOrderOfTheirDigestsPageByPage() throws IOException {
        // Given
        var blobs = store();
        var digests = new TreeSet<String>();
        for (var text = 0; text < 9; text++) {
            digests.add(blobs.put("default", bytes("text " + text), 10).sha256());
            blobs.put("acme", bytes("text of acme " + text), 20);
        }
        // When
        var listed = new ArrayList<String>();
        for (var page = blobs.list("default", null, 2); !page.isEmpty(); ) {
            page.forEach(blob -> listed.add(blob.sha256()));
            page = blobs.list("default", listed.getLast(), 2);
        }
        // Then
        assertThat(listed).containsExactlyElementsOf(digests);
        assertThat(blobs.list("default", null, 1000))
                .allSatisfy(blob -> assertThat(blob.size()).isEqualTo(6))
                .allSatisfy(blob -> assertThat(blob.putAt()).isCloseTo(Instant.now(), within(1, ChronoUnit.HOURS)));
        assertThat(blobs.list("nobody", null, 2)).isEmpty();
    }

    @Test
    void whatIsDeletedIsGoneForItsTenant() throws IOException {
        // Given
        store().put("default", bytes("abc"), 10);
        store().put("acme", bytes("abc"), 10);
        // When
        var isGone = store().delete("default", SHA256_OF_ABC, LATER);
        // Then
        assertThat(isGone).isTrue();
        assertThat(store().holds("default", SHA256_OF_ABC)).isFalse();
        assertThat(store().holds("acme", SHA256_OF_ABC)).isTrue();
        assertThat(store().delete("default", SHA256_OF_ABC, LATER)).isTrue();
    }

    @Test
    void whatWasPutSinceThenIsNotDeleted() throws IOException {
        // Given
        store().put("default", bytes("abc"), 10);
        // When
        var isGone = store().delete("default", SHA256_OF_ABC, Instant.now().minus(1, ChronoUnit.HOURS));
        // Then
        assertThat(isGone).isFalse();
        assertThat(read("default", SHA256_OF_ABC)).isEqualTo("abc");
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
