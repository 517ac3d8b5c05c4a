package dev.groundwork.query.generation;

import static dev.groundwork.query.fixture.Searches.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.groundwork.embedded.fixture.InjectServers;
import dev.groundwork.embedded.fixture.TestServers;
import dev.groundwork.embedded.fixture.TestTokens;
import dev.groundwork.query.fixture.FakeEmbedding;
import dev.groundwork.query.fixture.FakePermissions;
import dev.groundwork.query.fixture.InjectPermissions;
import dev.groundwork.query.fixture.TestDocument;
import dev.groundwork.query.fixture.WithServers;
import dev.groundwork.query.index.store.Generations;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@WithServers
class SuccessionFailureTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @InjectPermissions
    FakePermissions permissions;

    @InjectServers
    TestServers servers;

    @Inject
    Jdbi jdbi;

    @Inject
    Generations generations;

    @Inject
    Succession succession;

    @AfterEach
    void onlyTheFirstIsKept() {
        jdbi.useTransaction(handle -> {
            handle.execute("update generation set active = false where active");
            handle.execute("update generation set active = true where id = '1'");
            handle.execute("delete from generation where id <> '1'");
        });
    }

    @Test
    void aSwitchAndABatchThatMeetDoNotBlockEachOther() {
        String id = begin().extract().path("id");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // Given a batch that has found its generation and not yet its document
            var switched = jdbi.inTransaction(batch -> {
                generations.findToWrite(batch, FakeEmbedding.MODEL);
                // When
                var activation = CompletableFuture.supplyAsync(() -> succession.activate(id, true, "otto"), threads);
                await().atMost(PATIENCE).until(() -> activation.isDone() || areWritersHeld());
                batch.execute(
                        "insert into document_index (document_id, tenant) values (?, 'default')", UUID.randomUUID());
                return activation;
            });
            // Then
            assertThat(switched).succeedsWithin(PATIENCE).returns(true, GenerationView::active);
        }
    }

    @Test
    void aGenerationBeginsAlsoWhileQdrantIsAway() {
        // Given
        assumeTrue(servers.qdrant().canStop(), "only the embedded Qdrant can be stopped");
        new TestDocument(permissions).access(1, "public").awaitHeard();
        servers.qdrant().stop();
        // When
        try {
            begin().body("documents", equalTo(0)).body("points", equalTo(0));
        } finally {
            servers.qdrant().restart();
        }
        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> as(operator())
                        .get("/v1/generations")
                        .then()
                        .statusCode(200)
                        .body("items.size()", equalTo(2)));
    }

    private boolean areWritersHeld() {
        return jdbi.withHandle(
                handle -> handle.createQuery("""
                        select exists (select from pg_locks
                                       where relation = 'document_index'::regclass and mode = 'ExclusiveLock' and granted)
                        """).mapTo(boolean.class).one());
    }

    private static ValidatableResponse begin() {
        return as(operator())
                .body(Map.of("model", FakeEmbedding.MODEL, "dimensions", FakeEmbedding.DIMENSIONS))
                .post("/v1/generations")
                .then()
                .statusCode(201);
    }

    private static TestTokens operator() {
        return TestTokens.of("otto").roles("operator");
    }
}
