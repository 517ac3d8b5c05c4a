package dev.groundwork.ingest.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

    @TempDir
    Path folder;

    @Test
    void whatAKilledProcessLeftGoes() throws Exception {
        // Given
        var process = new ProcessBuilder("sleep", "600").start();
        var file = folder.resolve("groundwork-blob-" + Scratch.name(Scratch.host(), process.toHandle()) + "1.tmp");
        Files.writeString(file, "bytes");
        var tree = folder.resolve("groundwork-parser-" + Scratch.name(Scratch.host(), process.toHandle()) + "2");
        Files.writeString(Files.createDirectories(tree.resolve("within")).resolve("stderr"), "words");
        var whileItLives = Leftovers.sweep(folder);
        // When
        process.destroyForcibly().waitFor();
        var afterwards = Leftovers.sweep(folder);
        // Then
        assertThat(whileItLives).isZero();
        assertThat(afterwards).isEqualTo(2);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatIsNotOfADeadProcessHereStays() throws IOException {
        // Given
        var own = ProcessHandle.current();
        var reused = "groundwork-blob-" + Scratch.host() + "-" + own.pid() + "-1000-1.tmp";
        for (var name : new String[] {
            reused,
            "groundwork-blob-" + Scratch.name(Scratch.host(), own) + "2.tmp",
            "groundwork-blob-" + Scratch.name("abc", own).replace("-" + own.pid() + "-", "-999999999-") + "3.tmp",
            "groundwork-blob-7.tmp",
            "others-" + Scratch.host() + "-999999999-1000-4"
        }) {
            Files.createFile(folder.resolve(name));
        }
        // When
        var count = Leftovers.sweep(folder);
        // Then
        assertThat(count).isEqualTo(1);
        assertThat(folder.resolve(reused)).doesNotExist();
        try (var kept = Files.list(folder)) {
            assertThat(kept).hasSize(4);
        }
    }

    @Test
    void whatThisProcessMakesIsItsOwn() throws IOException {
        var file = Scratch.file("blob");
        var tree = Scratch.folder("parser");
        try {
            assertThat(Scratch.isLeft(file.getFileName().toString())).isFalse();
            assertThat(tree).isDirectory();
            assertThat(file.getFileName().toString())
                    .contains("-" + ProcessHandle.current().pid() + "-");
        } finally {
            Scratch.delete(file);
            Scratch.delete(tree);
        }
        assertThat(file).doesNotExist();
    }
}
