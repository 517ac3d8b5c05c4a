package dev.groundwork.ingest.scratch;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jboss.logging.Logger;

/** What processes that were killed left among the temporary files: it goes when the next one starts. */
class Leftovers {

    private static final Logger LOG = Logger.getLogger(Leftovers.class);

    void start(@Observes StartupEvent event) {
        var count = sweep(Path.of(System.getProperty("java.io.tmpdir")));
        if (count > 0) {
            LOG.infof("%d temporary files of processes that were killed are gone", (Integer) count);
        }
    }

    /** Returns how many there were. */
    static int sweep(Path folder) {
        var left = left(folder);
        left.forEach(Scratch::delete);
        return left.size();
    }

    private static List<Path> left(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> Scratch.isLeft(file.getFileName().toString()))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }
}
