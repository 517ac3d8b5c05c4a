package dev.groundwork.embedded.qdrant.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is on the disk when a file operation returns. */
class SafeFilesTest {

    @TempDir
    private Path folder;

    @Test
    void aReplacedFileIsForcedToTheDisk() {
        var file = folder.resolve("file");
        var disk = new ForcedChannel.Disk();

        SafeFiles.writeChecked(file, new byte[] {1, 2, 3}, disk);

        assertThat(disk.forced()).isEqualTo(Integer.BYTES + 3);
        assertThat(SafeFiles.readChecked(file)).containsExactly(1, 2, 3);
        assertThat(folder).isDirectoryNotContaining("glob:**.draft");
    }

    @Test
    void aFolderIsMadeWithThoseAboveIt() {
        var deep = folder.resolve("a/b/c");

        SafeFiles.createFolders(deep);
        SafeFiles.createFolders(deep);

        assertThat(deep).isEmptyDirectory();
    }
}
