package dev.groundwork.local.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.embedded.process.ChildProcess;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final Progress progress = new Progress(new PrintStream(told));

    @Test
    void aVariableMovesAServerToAnotherPort() {
        var settings = Settings.of(folder, Map.of("GROUNDWORK_KAFKA_PORT", "19092"));

        assertThat(settings.port(Server.KAFKA)).isEqualTo(19_092);
        assertThat(settings.port(Server.QUERY)).isEqualTo(8080);
    }

    @Test
    void aPortThatIsNoneIsAnErrorWithTheVariable() {
        assertThatThrownBy(() -> Settings.of(folder, Map.of("GROUNDWORK_QUERY_PORT", "http")))
                .isInstanceOf(SuiteException.class)
                .hasMessageContaining("GROUNDWORK_QUERY_PORT");
    }

    @Test
    void theIndexIsTheSuitesOwnUnlessTheEnvironmentNamesOne() {
        var own = Settings.of(folder, Map.of("GROUNDWORK_QDRANT_PORT", "16334"));
        var named = Settings.of(
                folder, Map.of("QDRANT_HOST", "q.example", "QDRANT_PORT", "7000", "QDRANT_API_KEY", "secret"));

        assertThat(own.isOwn(Server.QDRANT)).isTrue();
        assertThat(new Environments(own).of(Server.QUERY))
                .containsEntry("GROUNDWORK_QDRANT_HOST", "127.0.0.1")
                .containsEntry("GROUNDWORK_QDRANT_PORT", "16334")
                .containsEntry("GROUNDWORK_QDRANT_API_KEY", "");
        assertThat(named.isOwn(Server.QDRANT)).isFalse();
        assertThat(new Environments(named).of(Server.QUERY))
                .containsEntry("GROUNDWORK_QDRANT_HOST", "q.example")
                .containsEntry("GROUNDWORK_QDRANT_PORT", "7000")
                .containsEntry("GROUNDWORK_QDRANT_API_KEY", "secret");
        assertThatThrownBy(() -> Settings.of(folder, Map.of("QDRANT_HOST", "q.example", "QDRANT_PORT", "grpc")))
                .isInstanceOf(SuiteException.class)
                .hasMessageContaining("QDRANT_PORT");
    }

    @Test
    void aBusyPortIsAnErrorThatNamesItAndItsVariable() throws Exception {
        // Given
        var settings = Settings.onFreePorts(folder, folder.resolve("state"), Map.of());
        try (var busy = new ServerSocket(settings.port(Server.INGEST), 1, InetAddress.getLoopbackAddress())) {
            // When, Then
            assertThatThrownBy(() -> Suite.start(settings, false, progress))
                    .isInstanceOf(SuiteException.class)
                    .hasMessageContaining(Integer.toString(busy.getLocalPort()))
                    .hasMessageContaining("GROUNDWORK_INGEST_PORT");
        }
    }

    @Test
    void aStateIsNotUsedTwiceAtATime() {
        try (var first = StateFolder.take(folder, progress)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> StateFolder.take(folder, progress))
                    .isInstanceOf(SuiteException.class)
                    .hasMessageContaining("already runs");
        }
    }

    @Test
    void theNextStartEndsWhatALauncherLeftAndNothingElse() throws Exception {
        // Given
        var sleep = List.of("sleep", "300");
        var other = ChildProcess.start(
                new ChildProcess.Command("other", sleep, Map.of(), folder, folder.resolve("other.log")));
        var left = ChildProcess.start(
                new ChildProcess.Command("left", sleep, Map.of(), folder, folder.resolve("left.log")));
        Files.writeString(folder.resolve("processes"), left.id() + "\n");
        // When
        StateFolder.take(folder, progress).close();
        // Then
        assertThat(left.isAlive()).isFalse();
        assertThat(other.isAlive()).isTrue();
        assertThat(told.toString()).contains("ended process " + left.id().pid());
        other.kill();
    }
}
