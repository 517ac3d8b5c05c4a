package dev.groundwork.eval.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReaderConfigTest {

    @Test
    void readersAreConfiguredByEnvironmentVariables() {
        // Given
        var environment = new EnvConfigSource(
                Map.of(
                        "GROUNDWORK_EVAL_TOKEN_URL", "http://127.0.0.1/token",
                        "GROUNDWORK_EVAL_READERS_ALICE_PASSWORD", "alice",
                        "GROUNDWORK_EVAL_READERS_BOB_PASSWORD", "bob",
                        "GROUNDWORK_EVAL_READERS_BOB_TENANT", "other"),
                300);
        // When
        var config = new SmallRyeConfigBuilder()
                .withSources(environment)
                .withMapping(ReaderConfig.class)
                .build()
                .getConfigMapping(ReaderConfig.class);
        // Then
        assertThat(config.readers()).containsOnlyKeys("alice", "bob");
        assertThat(config.readers().get("alice").tenant()).isEqualTo("default");
        assertThat(config.readers().get("bob").tenant()).isEqualTo("other");
    }
}
