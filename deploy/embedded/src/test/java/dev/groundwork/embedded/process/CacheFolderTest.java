package dev.groundwork.embedded.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
}
