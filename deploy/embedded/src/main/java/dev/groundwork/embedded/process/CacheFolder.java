package dev.groundwork.embedded.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Consumer;

/** The folder for what is unpacked or built once per machine, outside {@code target/} so that no clean build pays for it again. */
public final class CacheFolder {

    private CacheFolder() {}

    /** {@code $GROUNDWORK_CACHE}, or {@code groundwork} in the user's cache folder. */
    public static Path path() {
        return path(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    /**
     * The folder of this name, which the given step fills when it does not exist yet. Processes that ask at the same time wait for the first of
     * them; a step that fails or is killed leaves nothing behind that a later call would take for the result.
     */
    public static Path once(String name, Consumer<Path> fill) {
        return once(path(), name, fill);
    }

    static synchronized Path once(Path cache, String name, Consumer<Path> fill) {
        var folder = cache.resolve(name);
        try {
            Files.createDirectories(cache);
            try (var channel = FileChannel.open(
                            cache.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                if (!Files.exists(folder)) {
                    var unfinished = cache.resolve(name + ".unfinished");
                    delete(unfinished);
                    Files.createDirectories(unfinished);
                    fill.accept(unfinished);
                    Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("cache folder " + folder, e);
        }
    }

    static Path path(Map<String, String> environment, Path home) {
        var own = environment.getOrDefault("GROUNDWORK_CACHE", "");
        if (!own.isBlank()) {
            return Path.of(own).toAbsolutePath();
        }
        var user = environment.getOrDefault("XDG_CACHE_HOME", "");
        return (user.isBlank() ? home.resolve(".cache") : Path.of(user))
                .toAbsolutePath()
                .resolve("groundwork");
    }

    /** Deletes a folder with all it holds, following no link; does nothing when it does not exist. */
    public static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }
}
