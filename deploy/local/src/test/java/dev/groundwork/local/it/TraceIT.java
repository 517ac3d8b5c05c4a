package dev.groundwork.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.groundwork.local.suite.RunningSuite;
import dev.groundwork.local.suite.Server;
import dev.groundwork.local.suite.Suite;
import dev.groundwork.local.suite.User;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the person on call reads. */
@ExtendWith(RunningSuite.class)
class TraceIT {

    private final Suite suite;

    TraceIT(Suite suite) {
        this.suite = suite;
    }

    @Test
    void oneTraceLeadsFromTheUploadToTheIndexInEveryServicesLog() {
        // Given
        var alice = User.of(suite, "alice");
        var trace = UUID.randomUUID().toString().replace("-", "");
        var id = alice.documentId("trace-1");
        // When
        alice.to(Server.INGEST)
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-00")
                .contentType("application/json")
                .body("{\"externalId\":\"trace-1\",\"title\":\"Trace\",\"text\":\"The gauge of Gdansk reads 41.\"}")
                .post("/v1/documents")
                .then()
                .statusCode(202);
        // Then
        for (var server : List.of(Server.INGEST, Server.PERMISSIONS, Server.QUERY)) {
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(linesOf(server, trace))
                            .as(server.title())
                            .anyMatch(line -> line.contains(id.toString())));
        }
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(linesOf(Server.INGEST, trace))
                        .as("index-updated")
                        .anyMatch(line -> line.contains(id.toString()) && line.contains("INDEXED")));
    }

    @Test
    void noLogHoldsAQuestionOrATextOrAToken() throws IOException {
        // Given
        var alice = User.of(suite, "alice");
        alice.publish("trace-2", "Quiet", "The marmalade of Murmansk is mauve.", null);
        // When
        alice.ask("Why is the marmalade mauve-coloured in Murmansk?");
        // Then
        for (var server : List.of(Server.INGEST, Server.PERMISSIONS, Server.QUERY, Server.EVAL)) {
            assertThat(Files.readString(suite.service(server).log()))
                    .as(server.title())
                    .doesNotContainIgnoringCase("marmalade")
                    .doesNotContain("eyJ");
        }
    }

    private List<String> linesOf(Server server, String trace) throws IOException {
        try (var lines = Files.lines(suite.service(server).log())) {
            return lines.filter(line -> line.contains(trace)).toList();
        }
    }
}
