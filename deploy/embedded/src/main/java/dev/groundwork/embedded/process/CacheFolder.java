package dev.groundwork.embedded.process;

import java.nio.file.Path;
import java.util.Map;

/** The folder for what is unpacked or built once per machine, outside {@code target/} so that no clean build pays for it again. */
public final class CacheFolder {

    private CacheFolder() {}

    /** {@code $GROUNDWORK_CACHE}, or {@code groundwork} in the user's cache folder. */
    public static Path path() {
        return path(System.getenv(), Path.of(System.getProperty("user.home")));
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
}
