package dev.groundwork.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.ingest.failure.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderBlobStoreTest extends BlobStoreContract {

    @TempDir
    Path folder;

    @Test
    void aFolderThatIsNotThereIsAStoreThatIsAway() {
        assertThatThrownBy(() -> new FolderBlobStore(folder.resolve("none")).find("default", SHA256_OF_ABC))
                .isInstanceOf(UnavailableException.class);
    }

    @Test
    void noTenantsNameLeadsOutOfTheFolder() throws IOException {
        for (var tenant : List.of("..", "../default", "a/b", "incoming~")) {
            store().put(tenant, bytes("abc"), 10);
        }
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
            assertThatThrownBy(() -> blobs.list("default", null, 1)).isInstanceOf(UnavailableException.class);
            assertThatThrownBy(() -> blobs.delete("default", SHA256_OF_ABC, Instant.now()))
                    .isInstanceOf(UnavailableException.class);
            assertThatThrownBy(blobs::check).isInstanceOf(UnavailableException.class);
            assertThat(Files.exists(mount)).isEqualTo(isThere);
        }
        Files.delete(mount);
        Files.move(folder.resolve("away"), mount);
        assertThat(blobs.find("default", SHA256_OF_ABC)).isPresent();
    }

    @Override
    BlobStore store() throws IOException {
        return FolderBlobStore.in(folder.resolve("store"));
    }

    @Override
    long kept() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith(".groundwork-blobs"))
                    .count();
        }
    }
}
