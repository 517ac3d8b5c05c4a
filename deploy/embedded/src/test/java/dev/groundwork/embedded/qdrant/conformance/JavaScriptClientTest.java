package dev.groundwork.embedded.qdrant.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The official JavaScript client, where {@code smoke-js/run} has installed it once. */
class JavaScriptClientTest extends ConformanceTest {

    private static final Path SMOKE = Path.of("smoke-js");

    @Test
    void theSmokeScriptFindsAllAsExpected() throws IOException, InterruptedException {
        assumeTrue(Files.exists(SMOKE.resolve("node_modules")), "Not installed: run deploy/embedded/smoke-js/run once");
        var command = new ProcessBuilder("node", "smoke.js", target.host(), "" + target.port())
                .directory(SMOKE.toFile())
                .redirectErrorStream(true);
        command.environment().put("QDRANT_API_KEY", target.apiKey());
        var node = command.start();

        var said = new String(node.getInputStream().readAllBytes(), UTF_8);

        assertThat(node.waitFor()).as(said).isZero();
        assertThat(said).contains("finds all as expected");
    }
}
