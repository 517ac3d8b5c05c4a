package dev.groundwork.permissions.source;

import static dev.groundwork.permissions.fixture.Calls.alice;
import static dev.groundwork.permissions.fixture.Calls.as;
import static dev.groundwork.permissions.fixture.Calls.mayRead;
import static dev.groundwork.permissions.fixture.TestDocument.everyone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.groundwork.contracts.event.Topics;
import dev.groundwork.embedded.fixture.InjectServers;
import dev.groundwork.embedded.fixture.TestServers;
import dev.groundwork.permissions.fixture.Calls;
import dev.groundwork.permissions.fixture.KafkaFixture;
import dev.groundwork.permissions.fixture.TestDocument;
import dev.groundwork.permissions.fixture.WithServers;
import org.junit.jupiter.api.Test;

@WithServers
class DatabaseOutageTest {

    @InjectServers
    TestServers servers;

    private final TestDocument document = TestDocument.any();

    @Test
    void anEventWaitsForTheDatabaseAndCallersAreToldToTryAgain() {
        servers.postgres().stop();
        long version;
        try {
            version = document.sendUpsert(everyone());
            as(alice())
                    .get("/v1/me")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "5")
                    .body("code", equalTo("DATABASE_UNAVAILABLE"));
            Calls.dependencies().body("checks.find { it.name == 'postgresql' }.status", equalTo("DOWN"));
        } finally {
            servers.postgres().restart();
        }

        document.awaitPublished(version);
        assertThat(mayRead(alice(), document.id(), version)).isTrue();
        assertThat(KafkaFixture.records(Topics.deadLettersOf(Topics.DOCUMENT_RECEIVED), document.id()))
                .isEmpty();
    }
}
