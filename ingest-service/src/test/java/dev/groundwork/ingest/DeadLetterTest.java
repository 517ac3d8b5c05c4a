package dev.groundwork.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.contracts.event.EventHeaders;
import dev.groundwork.contracts.event.Topics;
import dev.groundwork.embedded.fixture.TestTokens;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator does about many dead letters at once. */
@ServiceTest
class DeadLetterTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @Inject
    DataSource database;

    private Log log;

    @BeforeEach
    void connect() {
        log = new Log(servers);
    }

    @Test
    void lettersAreGroupedByTheirCause() {
        // Given
        Letters.bury(log, "GROUPED", "download", 3L);
        Letters.bury(log, "GROUPED", "embed", 4L);
        // When
        var group = Letters.awaitGroup("GROUPED", 2);
        // Then
        assertThat(group.getInt("open")).isEqualTo(2);
        assertThat(group.getList("stages", String.class)).containsExactly("download", "embed");
        assertThat(group.getString("newest")).isGreaterThanOrEqualTo(group.getString("oldest"));
        assertThat(group.getLong("exampleId"))
                .isEqualTo(Letters.letters("cause=GROUPED").getLong("items[0].id"));
    }

    @Test
    void causesArePaged() {
        // Given
        Letters.bury(log, "PAGED_A", "download", 3L);
        Letters.bury(log, "PAGED_B", "download", 3L);
        Letters.awaitGroup("PAGED_B", 1);
        Letters.awaitGroup("PAGED_A", 1);
        // When
        var page = Letters.get("/v1/dead-letters/causes?limit=1&cursor=PAGED_");
        var next = Letters.get("/v1/dead-letters/causes?limit=1&cursor=" + page.getString("nextCursor"));
        // Then
        assertThat(page.getList("items.cause")).isEqualTo(List.of("PAGED_A"));
        assertThat(next.getList("items.cause")).isEqualTo(List.of("PAGED_B"));
    }

    @Test
    void aDryRunSaysWhatWouldGoAndSendsNothing() {
        // Given
        var key = Letters.bury(log, "DRY", "download", 3L);
        Letters.awaitGroup("DRY", 1);
        Letters.bury(log, "DRY", "download", null);
        Letters.awaitGroup("DRY", 2);
        // When
        var report = Letters.redrive("{\"cause\": \"DRY\", \"dryRun\": true}");
        // Then
        assertThat(report.getMap("")).containsEntry("matching", 2).containsEntry("unsendable", 1);
        assertThat(report.getMap("")).containsEntry("redriven", 0).containsEntry("remaining", 1);
        assertThat(report.getList("examples.version")).containsExactly(3, null);
        assertThat(log.records(Topics.DOCUMENT_RECEIVED, key)).isEmpty();
        assertThat(Letters.letters("cause=DRY&redriven=true").getList("items")).isEmpty();
    }

    @Test
    void allOfACauseGoOnceUnderTheirOwnVersions() {
        // Given: more than one step of the work
        var key = UUID.randomUUID().toString();
        for (var version = 0; version < 45; version++) {
            Letters.bury(log, key, "ALL", "download", (long) version);
        }
        Letters.bury(log, "OTHER", "download", 1L);
        Letters.awaitGroup("ALL", 45);
        // When
        var report = Letters.redrive("{\"cause\": \"ALL\", \"stage\": \"download\"}");
        var again = Letters.redrive("{\"cause\": \"ALL\"}");
        // Then
        assertThat(report.getMap("")).containsEntry("redriven", 45).containsEntry("remaining", 0);
        assertThat(again.getMap("")).containsEntry("matching", 0).containsEntry("redriven", 0);
        var sent = log.records(Topics.DOCUMENT_RECEIVED, key);
        assertThat(sent).hasSize(45);
        assertThat(Log.header(sent.getFirst(), EventHeaders.VERSION)).isEqualTo("0");
        assertThat(Log.header(sent.getLast(), EventHeaders.VERSION)).isEqualTo("44");
        assertThat(Letters.group("ALL").getInt("open")).isZero();
        assertThat(Letters.letters("cause=ALL&redriven=false").getList("items")).isEmpty();
        assertThat(Letters.letters("cause=OTHER&redriven=true").getList("items"))
                .isEmpty();
    }

    @Test
    void noRecordEndsTheConsumerWhateverItHolds() {
        // Given
        var key = UUID.randomUUID().toString();
        var event = "no event".getBytes(StandardCharsets.UTF_8);
        // When
        log.send(Topics.DOCUMENT_RECEIVED, key, event, Map.of("content-type", "application/cloudevents+json"));
        log.send(
                Topics.DOCUMENT_RECEIVED,
                key,
                event,
                Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        "1",
                        "ce_type",
                        "t",
                        "ce_source",
                        "no % uri",
                        "ce_time",
                        "now"));
        log.send(Topics.DOCUMENT_RECEIVED, key, event, Map.of("ce_specversion", "0"));
        var valueless = new HashMap<String, String>();
        List.of(
                        "traceparent",
                        "tracestate",
                        "baggage",
                        EventHeaders.VERSION,
                        EventHeaders.MODEL,
                        EventHeaders.PARTITION)
                .forEach(name -> valueless.put(name, null));
        log.send(Topics.DOCUMENT_RECEIVED, key, event, valueless);
        log.send(Topics.DOCUMENT_RECEIVED, null, event, Map.of());
        log.send(Topics.DOCUMENT_RECEIVED, key, null, Map.of());
        // Then
        assertThat(log.awaitRecords(Letters.TOPIC, key, 5)).hasSize(5);
    }

    @Test
    void whatWasToBeEmbeddedInOneModelStillIsWhenItGoesAgain() {
        // Given
        var key = UUID.randomUUID().toString();
        var event = "no event".getBytes(StandardCharsets.UTF_8);
        log.send(
                Letters.TOPIC,
                key,
                event,
                Map.of(
                        EventHeaders.CAUSE,
                        "MODEL",
                        EventHeaders.VERSION,
                        "5",
                        EventHeaders.MODEL,
                        "next-model",
                        "ce_id",
                        "the-same"));
        Letters.awaitGroup("MODEL", 1);
        // When
        Letters.redrive("{\"cause\": \"MODEL\"}");
        // Then
        var sent = log.records(Topics.DOCUMENT_RECEIVED, key).getFirst();
        assertThat(Log.header(sent, EventHeaders.MODEL)).isEqualTo("next-model");
        assertThat(Log.header(sent, "ce_id")).isEqualTo("the-same");
        assertThat(Log.header(sent, EventHeaders.VERSION)).isEqualTo("5");
    }

    @Test
    void aLetterIsSweptLongAfterItWasRedrivenAndNeverBefore() throws SQLException {
        // Given
        Letters.bury(log, "SWEPT", "download", 1L);
        Letters.bury(log, "SWEPT", "embed", 2L);
        Letters.bury(log, "SWEPT", "chunk", 3L);
        Letters.awaitGroup("SWEPT", 3);
        Letters.redrive("{\"cause\": \"SWEPT\", \"stage\": \"download\"}");
        Letters.redrive("{\"cause\": \"SWEPT\", \"stage\": \"embed\"}");
        // When
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    update dead_letter set received_at = now() - interval '100 days',
                        redriven_at = redriven_at - interval '91 days' * (stage = 'download')::int
                    where cause = 'SWEPT'""");
        }
        // Then
        var left = Letters.awaitGroup("SWEPT", 2);
        assertThat(left.getInt("open")).isEqualTo(1);
        assertThat(left.getList("stages", String.class)).containsExactly("chunk", "embed");
    }

    @Test
    void onlyTheStageAskedForGoes() {
        // Given
        Letters.bury(log, "STAGED", "download", 1L);
        Letters.bury(log, "STAGED", "embed", 2L);
        Letters.awaitGroup("STAGED", 2);
        // When
        Letters.redrive("{\"cause\": \"STAGED\", \"stage\": \"embed\"}");
        // Then
        assertThat(Letters.letters("cause=STAGED&redriven=false").getList("items.stage"))
                .isEqualTo(List.of("download"));
        assertThat(Letters.letters("cause=STAGED&stage=embed").getList("items.redrivenAt"))
                .doesNotContainNull();
    }

    @Test
    void anotherTenantsOperatorSeesAndSendsNothing() {
        // Given
        Letters.bury(log, "FOREIGN", "download", 1L);
        Letters.awaitGroup("FOREIGN", 1);
        var stranger = Service.as(TestTokens.of("oskar").tenant("acme").roles("operator"));
        // When
        var report = stranger.contentType("application/json")
                .body("{\"cause\": \"FOREIGN\"}")
                .post("/v1/dead-letters/redrive")
                .jsonPath();
        // Then
        assertThat(report.getInt("matching")).isZero();
        assertThat(Service.as(TestTokens.of("oskar").tenant("acme").roles("operator"))
                        .get("/v1/dead-letters/causes")
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
        assertThat(Letters.group("FOREIGN").getInt("open")).isEqualTo(1);
    }

    @Test
    void aRequestMustSayWhatItMeans() {
        Letters.post("{\"cause\": \"X\", \"dryrun\": true}").statusCode(400);
        Letters.post("{\"stage\": \"embed\"}").statusCode(400);
        Letters.post("").statusCode(400);
        Service.as("alice").get("/v1/dead-letters/causes").then().statusCode(403);
        Service.as("alice")
                .contentType("application/json")
                .body("{\"cause\": \"X\"}")
                .post("/v1/dead-letters/redrive")
                .then()
                .statusCode(403);
    }
}
