package dev.groundwork.query.search;

import static dev.groundwork.query.fixture.Searches.alice;
import static dev.groundwork.query.fixture.Searches.hits;
import static dev.groundwork.query.fixture.Searches.search;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.groundwork.contracts.event.IndexUpdated.Change;
import dev.groundwork.contracts.http.DocumentVersion;
import dev.groundwork.contracts.http.Reader;
import dev.groundwork.embedded.fixture.InjectServers;
import dev.groundwork.embedded.fixture.TestServers;
import dev.groundwork.query.fixture.FakePermissions;
import dev.groundwork.query.fixture.InjectPermissions;
import dev.groundwork.query.fixture.TestDocument;
import dev.groundwork.query.fixture.WithServers;
import dev.groundwork.query.limit.Deadline;
import dev.groundwork.query.permission.Permissions;
import dev.groundwork.query.problem.ErrorCode;
import dev.groundwork.query.problem.QueryException;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@WithServers
class FailureTest {

    /** Until the breakers close and the clients have connected again. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @InjectPermissions
    FakePermissions fake;

    @InjectServers
    TestServers servers;

    @Inject
    Permissions permissions;

    @Inject
    Jdbi jdbi;

    @AfterEach
    void everythingRunsAgain() {
        fake.up();
    }

    @Test
    void withoutPermissionsNobodySearches() {
        // Given
        var document = new TestDocument(fake).access(1, "public").batch(1, 0, 1, "tapir");
        document.awaitAnnounced(Change.INDEXED, 1);
        // When
        fake.down();
        // Then
        search(alice(), Map.of("query", "tapir"))
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .contentType("application/problem+json")
                .body("code", equalTo("PERMISSIONS_UNAVAILABLE"));
        fake.up();
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(hits(alice(), "tapir", document.id())).hasSize(1));
    }

    @Test
    void triesEndWithTheDeadlineOfTheRequest() {
        // Given
        fake.slow(Duration.ofSeconds(5));
        long before = fake.requests();
        // When the first of three tries takes all the time there is
        assertThatThrownBy(() -> permissions.checkFor(
                        dave("default"),
                        List.of(new DocumentVersion(UUID.randomUUID(), 1)),
                        Deadline.in(Duration.ofMillis(500))))
                .isInstanceOfSatisfying(
                        QueryException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PERMISSIONS_UNAVAILABLE));
        // Then
        assertThat(fake.requests() - before).isEqualTo(1);
    }

    @Test
    void withoutQdrantTheReaderIsToldToTryAgainAndWritesWait() {
        // Given
        assumeTrue(servers.qdrant().canStop(), "only the embedded Qdrant can be stopped");
        var document = new TestDocument(fake).access(1, "public").batch(1, 0, 1, "manatee");
        document.awaitAnnounced(Change.INDEXED, 1);
        // When
        servers.qdrant().stop();
        document.access(2, "public").batch(2, 0, 1, "manatee again");
        // Then
        try {
            search(alice(), Map.of("query", "manatee"))
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("code", equalTo("SEARCH_UNAVAILABLE"))
                    .body("detail", equalTo("I'm having trouble searching right now. Try again in a moment."));
        } finally {
            servers.qdrant().restart();
        }
        document.awaitAnnounced(Change.INDEXED, 2);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(hits(alice(), "manatee", document.id()))
                        .extracting(hit -> hit.version())
                        .containsExactly(2L));
    }

    @Test
    void withoutPostgresTheReaderIsToldToTryAgainAndWritesWait() {
        // Given
        var document = new TestDocument(fake).access(1, "public").batch(1, 0, 1, "caracal");
        document.awaitAnnounced(Change.INDEXED, 1);
        // When
        servers.postgres().stop();
        document.access(2, "public").batch(2, 0, 1, "caracal again");
        // Then
        try {
            search(alice(), Map.of("query", "caracal"))
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("code", equalTo("DATABASE_UNAVAILABLE"));
        } finally {
            servers.postgres().restart();
        }
        document.awaitAnnounced(Change.INDEXED, 2);
    }

    @Test
    void whatHappenedWhileKafkaWasDownIsAnnouncedAfterwards() {
        // Given
        var document = new TestDocument(fake).access(1, "public").batch(1, 0, 1, "serval");
        document.awaitAnnounced(Change.INDEXED, 1);
        // When
        servers.kafka().stop();
        try {
            jdbi.useHandle(handle -> handle.execute(
                    "update outbox set news = news + 1, revision = revision - 1 where document_id = ?", document.id()));
        } finally {
            servers.kafka().restart();
        }
        // Then
        document.awaitAnnounced(Change.ACCESS_CHANGED, 1);
    }

    @Test
    void forAnotherUserTheServiceAsksAsItself() {
        // Given
        var readable = new DocumentVersion(
                new TestDocument(fake).decided(1, "user:dave").id(), 1);
        var hidden = new DocumentVersion(
                new TestDocument(fake).decided(1, "user:erin").id(), 1);
        // When
        var result =
                permissions.checkFor(dave("default"), List.of(readable, hidden), Deadline.in(Duration.ofSeconds(10)));
        // Then
        assertThat(result.allowed())
                .extracting(allowed -> allowed.documentVersion())
                .containsExactly(readable);
        assertThat(result.denied()).containsExactly(hidden);
    }

    @Test
    void readersWithoutTimeDoNotOpenTheBreakerForOthers() {
        // Given
        var document = new DocumentVersion(
                new TestDocument(fake).decided(1, "user:dave").id(), 1);
        // When
        for (int i = 0; i < 30; i++) {
            assertThatThrownBy(
                            () -> permissions.checkFor(dave("default"), List.of(document), Deadline.in(Duration.ZERO)))
                    .isInstanceOf(QueryException.class);
        }
        // Then
        var result = permissions.checkFor(dave("default"), List.of(document), Deadline.in(Duration.ofSeconds(10)));
        assertThat(result.denied()).isEmpty();
    }

    @Test
    void whoIsAskedForIsNotHisNamesakeInTheTenantOfThisService() {
        // Given
        var document = new DocumentVersion(
                new TestDocument(fake).decided(1, "user:dave").id(), 1);
        // When
        var result = permissions.checkFor(dave("elsewhere"), List.of(document), Deadline.in(Duration.ofSeconds(10)));
        // Then
        assertThat(result.denied()).containsExactly(document);
    }

    private static Reader dave(String tenant) {
        return new Reader("dave", tenant, List.of("user:dave"), 0);
    }
}
