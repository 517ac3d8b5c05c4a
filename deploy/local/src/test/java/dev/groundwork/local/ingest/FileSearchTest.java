package dev.groundwork.local.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSearchTest {

    /** A path has at most 4096 bytes, for the superuser as well. */
    private static final int HALF_OF_A_PATH = 11;

    @TempDir
    private Path folder;

    @Test
    void aFolderThatCannotBeListedIsFoundAndTheRestAsWell() throws IOException {
        // Given
        var good = Files.createFile(folder.resolve("good.txt"));
        var last = Files.createDirectories(deep("a")).resolve("moved");
        Files.createDirectories(deep("b"));
        Files.move(folder.resolve("b"), last);
        // When
        var found = FileSearch.in(folder);
        // Then
        assertThat(found).hasSize(2).contains(good).anyMatch(path -> path.startsWith(last));
        assertThat(LocalFile.in(List.of(folder))).hasSize(2);
    }

    /** What is too deep to be listed is too deep to be deleted. */
    @AfterEach
    void moveBack() throws IOException {
        var last = deep("a").resolve("moved");
        if (Files.exists(last)) {
            Files.move(last, folder.resolve("b"));
        }
    }

    @Test
    void hiddenFilesAndLinksAreLeftOutUnlessGiven() throws IOException {
        // Given
        var seen = Files.createFile(folder.resolve("seen.txt"));
        var hidden = Files.createFile(folder.resolve(".hidden"));
        var inHidden =
                Files.createFile(Files.createDirectory(folder.resolve(".git")).resolve("config"));
        var link = Files.createSymbolicLink(folder.resolve("link"), seen);
        // Then
        assertThat(FileSearch.in(folder)).containsExactly(seen);
        assertThat(FileSearch.in(hidden)).containsExactly(hidden);
        assertThat(FileSearch.in(link)).containsExactly(link);
        assertThat(FileSearch.in(inHidden.getParent())).containsExactly(inHidden);
    }

    @Test
    void aFolderMayBeGivenByALink() throws IOException {
        var file =
                Files.createFile(Files.createDirectory(folder.resolve("real")).resolve("a.txt"));
        var link = Files.createSymbolicLink(folder.resolve("link"), file.getParent());
        assertThat(FileSearch.in(link)).containsExactly(file.toRealPath());
    }

    private Path deep(String first) {
        var path = folder.resolve(first);
        for (var i = 0; i < HALF_OF_A_PATH; i++) {
            path = path.resolve("x".repeat(200));
        }
        return path;
    }
}
