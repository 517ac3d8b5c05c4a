package dev.groundwork.permissions.outbox;

import static dev.groundwork.permissions.fixture.Calls.alice;
import static dev.groundwork.permissions.fixture.Calls.as;
import static dev.groundwork.permissions.fixture.Calls.bob;
import static dev.groundwork.permissions.fixture.Calls.mayRead;
import static dev.groundwork.permissions.fixture.TestDocument.allowing;
import static dev.groundwork.permissions.fixture.TestDocument.ownedBy;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.groundwork.contracts.event.AccessChanged;
import dev.groundwork.contracts.event.Topics;
import dev.groundwork.embedded.fixture.InjectServers;
import dev.groundwork.embedded.fixture.TestServers;
import dev.groundwork.permissions.fixture.Calls;
import dev.groundwork.permissions.fixture.KafkaFixture;
import dev.groundwork.permissions.fixture.TestDocument;
import dev.groundwork.permissions.fixture.WithServers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.common.header.Header;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@WithServers
class OutboxTest {

    private static final String ACCESS = "/v1/documents/{id}/access";

    @InjectServers
    TestServers servers;

    private final TestDocument document = TestDocument.any();

    @Test
    void anEventIsACloudEventUnderItsDocument() {
        long version = document.upsert(ownedBy("alice"));

        var record = KafkaFixture.records(Topics.ACCESS_CHANGED, document.id()).getFirst();

        assertThat(document.published())
                .containsExactly(
                        new AccessChanged("default", document.id(), version, 1, false, null, allowing("user:alice")));
        assertThat(header(record.headers().lastHeader("ce_specversion"))).isEqualTo("1.0");
        assertThat(header(record.headers().lastHeader("ce_type"))).isEqualTo("dev.groundwork.access-changed.v1");
        assertThat(header(record.headers().lastHeader("ce_source"))).isEqualTo("/groundwork/permissions-service");
        assertThat(header(record.headers().lastHeader("content-type"))).isEqualTo("application/json");
    }

    @Test
    void oneTraceLeadsFromTheChangeToItsEvent() {
        document.upsert(ownedBy("alice"));
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        as(alice())
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .body("{\"teams\": [\"people\"]}")
                .put(ACCESS, document.id())
                .then()
                .statusCode(200);

        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(KafkaFixture.records(Topics.ACCESS_CHANGED, document.id()))
                        .hasSize(2)
                        .last()
                        .satisfies(record -> assertThat(header(record.headers().lastHeader("traceparent")))
                                .contains(trace)));
    }

    @Test
    void aGrantCommitsWithoutKafkaAndItsEventFollowsWhenKafkaIsBack() {
        long version = document.upsert(ownedBy("alice"));
        servers.kafka().stop();
        try {
            as(alice())
                    .body("{\"teams\": [\"people\"]}")
                    .put(ACCESS, document.id())
                    .then()
                    .statusCode(200)
                    .body("revision", equalTo(2));
            assertThat(mayRead(bob(), document.id(), version)).isTrue();
            as(alice())
                    .body("{\"public\": true}")
                    .put(ACCESS, document.id())
                    .then()
                    .body("revision", equalTo(3));
            Calls.dependencies().body("checks.find { it.name == 'kafka' }.status", equalTo("DOWN"));
        } finally {
            servers.kafka().restart();
        }

        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(document.published())
                        .last()
                        .isEqualTo(new AccessChanged(
                                "default", document.id(), version, 3, false, null, allowing("public", "user:alice"))));
        Calls.dependencies().body("status", equalTo("UP"));
        given().get("/q/health/live").then().statusCode(200);
        var after = TestDocument.any();
        assertThat(mayRead(alice(), after.id(), after.upsert(ownedBy("alice")))).isTrue();
    }

    private static String header(Header header) {
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
