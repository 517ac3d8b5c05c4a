package dev.groundwork.embedded.qdrant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.embedded.process.ChildProcess;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import io.qdrant.client.grpc.Collections.ListCollectionsRequest;
import io.qdrant.client.grpc.CollectionsGrpc;
import io.qdrant.client.grpc.QdrantGrpc;
import io.qdrant.client.grpc.QdrantOuterClass.HealthCheckRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who reaches the server: the loopback interface, and with an API key whoever knows it. */
class AccessTest {

    private static final String KEY = "key-of-the-test";

    @TempDir
    private static Path data;

    private static EmbeddedQdrant qdrant;
    private static ManagedChannel channel;

    @BeforeAll
    static void start() {
        qdrant = EmbeddedQdrant.start(data, Endpoint.loopback(0).withApiKey(KEY));
        channel = ManagedChannelBuilder.forAddress(qdrant.host(), qdrant.port())
                .usePlaintext()
                .build();
    }

    @AfterAll
    static void stop() {
        channel.shutdownNow();
        qdrant.close();
    }

    private static void list(Channel with) {
        CollectionsGrpc.newBlockingStub(with)
                .withDeadlineAfter(20, TimeUnit.SECONDS)
                .list(ListCollectionsRequest.getDefaultInstance());
    }

    private static Channel with(String header, String value) {
        var headers = new Metadata();
        headers.put(Metadata.Key.of(header, Metadata.ASCII_STRING_MARSHALLER), value);
        return ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    private static void refuses(Channel caller, String why) {
        assertThatThrownBy(() -> list(caller)).isInstanceOfSatisfying(StatusRuntimeException.class, refusal -> {
            assertThat(refusal.getStatus().getCode()).isEqualTo(Code.UNAUTHENTICATED);
            assertThat(refusal.getStatus().getDescription()).isEqualTo(why);
        });
    }

    @ParameterizedTest
    @CsvSource({"api-key, key-of-the-test", "authorization, Bearer key-of-the-test"})
    void whoPresentsTheKeyIsLetIn(String header, String value) {
        assertThatCode(() -> list(with(header, value))).doesNotThrowAnyException();
    }

    @Test
    void whoPresentsNoKeyIsNot() {
        refuses(channel, "Must provide an API key or an Authorization bearer token");
        refuses(with("authorization", "Basic " + KEY), "Must provide an API key or an Authorization bearer token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"key-of-the-tesT", "key-of-the-test2", "key", "Bearer key-of-the-test"})
    void anotherKeyIsRefused(String key) {
        refuses(with("api-key", key), "Invalid API key or JWT");
    }

    @Test
    void theHealthCheckNeedsNoKey() {
        var health = QdrantGrpc.newBlockingStub(channel)
                .withDeadlineAfter(20, TimeUnit.SECONDS)
                .healthCheck(HealthCheckRequest.getDefaultInstance());

        assertThat(health.getVersion()).isNotEmpty();
    }

    @Test
    void theKeyIsNeverShown() {
        assertThat(Endpoint.loopback(1).withApiKey(KEY).toString()).doesNotContain(KEY);
    }

    @Test
    void aKeyThatNoClientCanSendIsRefused() {
        var endpoint = Endpoint.loopback(0);

        assertThatThrownBy(() -> endpoint.withApiKey("clé")).hasMessageContaining("printable ASCII");
    }

    @Test
    void anotherAddressThanTheLoopbackNeedsAKey() {
        assertThatThrownBy(() -> new Endpoint("0.0.0.0", 0, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("QDRANT__SERVICE__API_KEY");
        assertThat(new Endpoint("0.0.0.0", 0, KEY).host()).isEqualTo("0.0.0.0");
        assertThat(new Endpoint("::1", 0, "").host()).isEqualTo("::1");
    }

    @Test
    void anAddressThatIsNoneIsRefusedBeforeTheDataFolderIsTouched() {
        assertThatThrownBy(() -> Endpoint.loopback(70_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No port: 70000");
        assertThatThrownBy(() -> new Endpoint("nowhere.invalid", 0, KEY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nowhere.invalid");
    }

    @Test
    void theProcessSaysWhatToDoInsteadOfListeningToEverybody(@TempDir Path folder) {
        var alone = EmbeddedQdrantMain.command(folder.resolve("data"), 0, "64m", folder.resolve("log"));
        var line = new ArrayList<>(alone.line());
        line.add("0.0.0.0");
        var command = new ChildProcess.Command("qdrant", line, alone.environment(), alone.directory(), alone.log());
        try (var process = ChildProcess.start(command)) {
            assertThat(process.onExit()).succeedsWithin(60, TimeUnit.SECONDS).isEqualTo(2);
            assertThat(process.log())
                    .hasContent("Without an API key the embedded Qdrant does not listen on 0.0.0.0. Set"
                            + " QDRANT__SERVICE__API_KEY, or leave the host out to listen on the loopback interface.");
        }
    }
}
