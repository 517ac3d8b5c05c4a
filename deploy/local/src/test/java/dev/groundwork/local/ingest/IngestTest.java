package dev.groundwork.local.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class IngestTest {

    @TempDir
    private Path folder;

    private final StringWriter errors = new StringWriter();

    @Test
    void aRunThatLetsNoDocumentBeginIsRefused() throws IOException {
        Files.createFile(folder.resolve("a.txt"));
        assertThat(run("--unfinished", "0", folder.toString())).isNotZero();
        assertThat(errors.toString()).contains("give at least 1");
    }

    @Test
    void aFolderWithoutFilesIsSaidToHoldNone() throws IOException {
        // Given
        Files.createFile(folder.resolve(".hidden"));
        var said = new ByteArrayOutputStream();
        var before = System.out;
        System.setOut(new PrintStream(said, true));
        try {
            // When
            assertThat(run(folder.toString())).isZero();
        } finally {
            System.setOut(before);
        }
        // Then
        assertThat(said.toString()).contains("Found no files");
    }

    private int run(String... arguments) {
        return new CommandLine(new Ingest())
                .setErr(new PrintWriter(errors, true))
                .execute(arguments);
    }
}
