package dev.groundwork.query.generation;

import static dev.groundwork.query.fixture.Searches.alice;
import static dev.groundwork.query.fixture.Searches.as;
import static dev.groundwork.query.fixture.Searches.carol;
import static dev.groundwork.query.fixture.Searches.hits;
import static dev.groundwork.query.fixture.Searches.search;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.groundwork.contracts.event.Chunk;
import dev.groundwork.contracts.event.IndexUpdated.Change;
import dev.groundwork.contracts.http.Hit;
import dev.groundwork.contracts.http.SearchResult;
import dev.groundwork.embedded.fixture.TestTokens;
import dev.groundwork.query.fixture.FakeEmbedding;
import dev.groundwork.query.fixture.FakePermissions;
import dev.groundwork.query.fixture.InjectPermissions;
import dev.groundwork.query.fixture.KafkaFixture;
import dev.groundwork.query.fixture.TestDocument;
import dev.groundwork.query.fixture.WithServers;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@WithServers
class SuccessionTest {

    @InjectPermissions
    FakePermissions permissions;

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void nothingIsLive() {
        jdbi.useHandle(handle -> handle.execute("delete from document_version"));
    }

    @AfterEach
    void onlyTheFirstIsKept() {
        jdbi.useTransaction(handle -> {
            handle.execute("update generation set active = false where active");
            handle.execute("update generation set active = true where id = '1'");
            handle.execute("delete from document_version where generation <> '1'");
            handle.execute("delete from generation where id <> '1'");
        });
    }

    @Test
    void whoeverSearchesDuringASwitchAndBackFindsEveryDocumentInOneVersion() throws InterruptedException {
        // Given documents of today and a next generation without them
        var documents = Stream.generate(() -> new TestDocument(permissions))
                .limit(3)
                .map(document -> document.access(1, "team:platform").batch(1, 0, 1, text(1)))
                .toList();
        documents.forEach(document -> document.awaitAnnounced(Change.INDEXED, 1));
        var id = begin();
        activate(id, false).statusCode(409).body("code", equalTo("GENERATION_INCOMPLETE"));
        var seen = new ConcurrentLinkedQueue<Map<UUID, List<Long>>>();
        var stop = new AtomicBoolean();
        var reader = Thread.ofVirtual().start(() -> {
            while (!stop.get()) {
                seen.add(versions());
            }
        });
        // When it is built while a document changes
        documents.forEach(document -> next(document, 1));
        var changing = documents.getFirst();
        both(changing, 2);
        awaitWhole(id);
        // And is switched to
        int asked = FakeEmbedding.asked();
        activate(id, false).statusCode(200).body("active", equalTo(true)).body("asksInModel", equalTo(true));
        // And a document changes, which the one before receives too
        both(changing, 3);
        await().atMost(Duration.ofMinutes(1)).until(() -> FakeEmbedding.asked() > asked + 2);
        awaitWhole("1");
        // And is switched back
        activate("1", false).statusCode(200);
        both(changing, 4);
        stop.set(true);
        reader.join();
        // Then
        var ids = documents.stream().map(TestDocument::id).collect(Collectors.toSet());
        assertThat(seen).hasSizeGreaterThan(5).allSatisfy(found -> {
            assertThat(found.keySet()).isEqualTo(ids);
            assertThat(found.values())
                    .allSatisfy(versions -> assertThat(versions).hasSize(1));
        });
        assertThat(seen.stream().map(found -> found.get(changing.id()).getFirst()))
                .isSorted();
        assertThat(versions().get(changing.id())).containsExactly(4L);
    }

    @Test
    void whatHappensToADocumentHappensInEveryKeptGeneration() {
        // Given
        var document = new TestDocument(permissions).access(1, "team:platform").batch(1, 0, 1, "markhor");
        var gone = new TestDocument(permissions).access(1, "team:platform").batch(1, 0, 1, "markhor gone");
        document.awaitAnnounced(Change.INDEXED, 1);
        gone.awaitAnnounced(Change.INDEXED, 1);
        var id = begin();
        next(document, 1);
        next(gone, 1);
        awaitWhole(id);
        // When
        document.access(1, "department:sales").awaitAnnounced(Change.ACCESS_CHANGED, 1);
        gone.delete(2).awaitAnnounced(Change.REMOVED, 2);
        activate(id, false).statusCode(200);
        // Then
        assertThat(hits(carol(), "version", document.id())).hasSize(1);
        assertThat(hits(alice(), "version", document.id())).isEmpty();
        assertThat(hits(alice(), "version", gone.id())).isEmpty();
    }

    @Test
    void aForcedSwitchSaysWhatReadersFindNoMoreAndTheWayBackThatTheyDo() {
        // Given
        var document = new TestDocument(permissions).access(1, "team:platform").batch(1, 0, 1, "serow", "serow two");
        document.awaitAnnounced(Change.INDEXED, 1);
        var id = begin();
        // When
        activate(id, true).statusCode(200).body("documents", equalTo(0));
        // Then
        document.awaitAnnounced(Change.REMOVED, 1);
        assertThat(hits(alice(), "serow", document.id())).isEmpty();
        // When
        activate("1", false).statusCode(200);
        // Then
        await().atMost(Duration.ofMinutes(1)).until(() -> document.announced().size() == 3);
        assertThat(document.announced().getLast().change()).isEqualTo(Change.INDEXED);
        assertThat(hits(alice(), "serow", document.id())).hasSize(2);
    }

    @Test
    void aGenerationIsDroppedWhenNobodyCanSearchItAnyMore() {
        // Given
        var id = begin();
        var document = new TestDocument(permissions).access(1, "team:platform");
        both(document, 1);
        awaitWhole(id);
        drop("1").statusCode(409).body("code", equalTo("GENERATION_IN_USE"));
        activate(id, false).statusCode(200);
        activate("1", false).statusCode(200);
        drop(id).statusCode(409).body("code", equalTo("GENERATION_IN_USE"));
        jdbi.useHandle(handle -> handle.execute("update generation set searched_until = now() - interval '1 hour'"));
        // When
        drop(id).statusCode(204);
        // Then
        drop(id).statusCode(204);
        list().body("items.id", equalTo(List.of("1")));
        next(document, 2).awaitHeard();
        assertThat(KafkaFixture.records("chunks-embedded-dlq", document.id().toString()))
                .hasSize(1);
    }

    @Test
    void onlyOperatorsOfTheHomeTenantDecideAndRightly() {
        as(alice()).get("/v1/generations").then().statusCode(403);
        as(TestTokens.of("otto").tenant("acme").roles("operator"))
                .get("/v1/generations")
                .then()
                .statusCode(403);
        var id = begin();
        as(operator())
                .body(Map.of("model", FakeEmbedding.MODEL, "dimensions", 3))
                .post("/v1/generations")
                .then()
                .statusCode(409)
                .body("code", equalTo("GENERATION_EXISTS"));
        as(operator())
                .body(Map.of("model", " ", "dimensions", 3))
                .post("/v1/generations")
                .then()
                .statusCode(400);
        var unknown = as(operator())
                .body(Map.of("model", "unheard-of", "dimensions", 3))
                .post("/v1/generations")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        activate(unknown, false).statusCode(409).body("code", equalTo("MODEL_NOT_CONFIGURED"));
        activate("nothing", false).statusCode(404);
        assertThat(unknown).isNotEqualTo(id);
    }

    /** What a search finds: the versions of each document. */
    private static Map<UUID, List<Long>> versions() {
        return search(alice(), Map.of("query", "ibex", "topK", 20))
                .statusCode(200)
                .extract()
                .as(SearchResult.class)
                .hits()
                .stream()
                .collect(Collectors.groupingBy(Hit::documentId, Collectors.mapping(Hit::version, Collectors.toList())));
    }

    private void both(TestDocument document, long version) {
        document.decided(version, "team:platform").accessEvent(version, 100 + version, false, "team:platform");
        next(document, version);
        document.batch(version, 0, 1, text(version));
        document.awaitAnnounced(Change.INDEXED, version);
    }

    private static TestDocument next(TestDocument document, long version) {
        var chunk = new Chunk(0, text(version), List.of(), 1, FakeEmbedding.vector(text(version)));
        return document.chunks(version, 0, 1, FakeEmbedding.MODEL, List.of(chunk));
    }

    private static String text(long version) {
        return "ibex version " + version;
    }

    private static String begin() {
        return as(operator())
                .body(Map.of("model", FakeEmbedding.MODEL, "dimensions", FakeEmbedding.DIMENSIONS))
                .post("/v1/generations")
                .then()
                .statusCode(201)
                .body("active", equalTo(false))
                .extract()
                .path("id");
    }

    private static void awaitWhole(String id) {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> list().body("items.find { it.id == '" + id + "' }.missing", equalTo(0)));
    }

    private static ValidatableResponse list() {
        return as(operator()).get("/v1/generations").then().statusCode(200);
    }

    private static ValidatableResponse activate(String id, boolean force) {
        return as(operator())
                .body(Map.of("force", force))
                .post("/v1/generations/" + id + "/activate")
                .then();
    }

    private static ValidatableResponse drop(String id) {
        return as(operator()).delete("/v1/generations/" + id).then();
    }

    private static TestTokens operator() {
        return TestTokens.of("otto").roles("operator");
    }
}
