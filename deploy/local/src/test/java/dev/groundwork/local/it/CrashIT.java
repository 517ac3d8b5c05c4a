package dev.groundwork.local.it;

import static io.qdrant.client.ConditionFactory.matchKeywords;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.groundwork.local.suite.RunningSuite;
import dev.groundwork.local.suite.Server;
import dev.groundwork.local.suite.ServiceProcess;
import dev.groundwork.local.suite.Suite;
import dev.groundwork.local.suite.User;
import io.qdrant.client.QdrantClient;
import io.qdrant.client.QdrantGrpcClient;
import io.qdrant.client.grpc.Common.Filter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a crash of a process or the loss of the broker leaves behind: nothing lost, nothing twice. */
@ExtendWith(RunningSuite.class)
class CrashIT {

    private static final int DOCUMENTS = 50;
    private static final Set<Integer> CRASHES = Set.of(10, 25, 40);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Suite suite;

    CrashIT(Suite suite) {
        this.suite = suite;
    }

    @Test
    void everyDocumentIsSearchableOnceAfterEveryServiceWasKilledThreeTimes() throws Exception {
        // Given
        var alice = User.of(suite, "alice");
        // When
        for (int number = 1; number <= DOCUMENTS; number++) {
            upload(alice, number);
            if (CRASHES.contains(number)) {
                killAndRestart(Server.INGEST, Server.QUERY, Server.PERMISSIONS, Server.EVAL);
            }
        }
        // Then
        var ids = IntStream.rangeClosed(1, DOCUMENTS)
                .mapToObj(number -> alice.documentId("crash-" + number))
                .toList();
        ids.forEach(id -> await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(alice.document(id).getString("status")).isEqualTo("SEARCHABLE")));
        var chunks = ids.stream()
                .mapToLong(id -> alice.document(id).getLong("chunkCount"))
                .sum();
        assertThat(chunks).isGreaterThanOrEqualTo(DOCUMENTS);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(points(ids)).isEqualTo(chunks));
    }

    @Test
    void aGrantCommitsWithoutTheBrokerAndTheIndexLearnsOfItLater() {
        // Given
        var alice = User.of(suite, "alice");
        var carol = User.of(suite, "carol");
        var id = alice.publish("crash-grant", "Kiln", "The kiln of Delft burns at 1,280 degrees.", null);
        var question = "How hot does the kiln of Delft burn?";
        assertThat(carol.textsOf(id, question)).isEmpty();
        // When
        suite.kafka().kill();
        var granted = alice.to(Server.PERMISSIONS)
                .contentType("application/json")
                .body(Map.of("departments", List.of("sales")))
                .put("/v1/documents/" + id + "/access");
        suite.kafka().restart();
        // Then
        assertThat(granted.statusCode()).isEqualTo(200);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(carol.textsOf(id, question)).isNotEmpty());
    }

    /** As a client does that means it: the same request again until it is accepted. */
    private static void upload(User user, int number) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> user.upload(
                                        "crash-" + number,
                                        "Ledger " + number,
                                        "Ledger number " + number + " lists " + number * 17 + " crates of tea.",
                                        null)
                                .statusCode()
                        == 202);
    }

    private void killAndRestart(Server... servers) {
        var services = List.of(servers).stream().map(suite::service).toList();
        services.forEach(ServiceProcess::kill);
        services.parallelStream().forEach(ServiceProcess::start);
    }

    private long points(List<UUID> documents) throws InterruptedException, ExecutionException {
        var index = suite.settings().index();
        var grpc = QdrantGrpcClient.newBuilder(index.host(), index.port(), false);
        try (var qdrant =
                new QdrantClient((index.apiKey().isEmpty() ? grpc : grpc.withApiKey(index.apiKey())).build())) {
            var collection = qdrant.listCollectionsAsync().get().stream()
                    .filter(name -> name.startsWith("chunks-default-"))
                    .findFirst()
                    .orElseThrow();
            var ofDocuments = Filter.newBuilder()
                    .addMust(matchKeywords(
                            "documentId", documents.stream().map(UUID::toString).toList()))
                    .build();
            return qdrant.countAsync(collection, ofDocuments, true).get();
        }
    }
}
