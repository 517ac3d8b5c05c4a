package dev.groundwork.ingest.extract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** What a parser leaves behind: programs that it called, and temporary files. */
final class Remains {

    private Remains() {}

    static void endProcesses(ProcessHandle parser) {
        parser.descendants().forEach(ProcessHandle::destroyForcibly);
    }

    /** Deletes what it can: the folder lies among the system's temporary ones. */
    static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // Gone already, or another's by now.
        }
    }
}
