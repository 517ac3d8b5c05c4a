package dev.groundwork.embedded.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheFolderTest {

    private static final Path HOME = Path.of("/home/someone");

    @Test
    void theOwnVariableIsTheFolderItself() {
        var environment = Map.of("GROUNDWORK_CACHE", "/own", "XDG_CACHE_HOME", "/xdg");
        assertThat(CacheFolder.path(environment, HOME)).isEqualTo(Path.of("/own"));
    }

    @Test
    void otherwiseItLiesInTheUsersCache() {
        assertThat(CacheFolder.path(Map.of("XDG_CACHE_HOME", "/xdg"), HOME)).isEqualTo(Path.of("/xdg/groundwork"));
        assertThat(CacheFolder.path(Map.of(), HOME)).isEqualTo(HOME.resolve(".cache/groundwork"));
    }

    @Test
    void aFolderIsFilledOnceByAllWhoAskAtTheSameTime(@TempDir Path cache) {
        // Given
        var fills = new AtomicInteger();
        Supplier<Path> ask = () -> CacheFolder.once(cache, "server", unfinished -> {
            fills.incrementAndGet();
            write(unfinished.resolve("file"));
        });
        // When
        var folders = Stream.generate(() -> CompletableFuture.supplyAsync(ask)).limit(4).toList().stream()
                .map(CompletableFuture::join)
                .toList();
        // Then
        assertThat(fills).hasValue(1);
        assertThat(folders).containsOnly(cache.resolve("server"));
        assertThat(cache.resolve("server/file")).exists();
    }

    @Test
    void aFailedFillIsNotTakenForTheResult(@TempDir Path cache) {
        // Given
        assertThatThrownBy(() -> CacheFolder.once(cache, "server", unfinished -> {
                    write(unfinished.resolve("half"));
                    throw new IllegalStateException("no space");
                }))
                .hasMessage("no space");
        // When
        var folder = CacheFolder.once(cache, "server", unfinished -> write(unfinished.resolve("whole")));
        // Then
        assertThat(folder.resolve("whole")).exists();
        assertThat(folder.resolve("half")).doesNotExist();
    }

    private static void write(Path file) {
        try {
            Files.writeString(file, "content");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
