package dev.groundwork.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.groundwork.contracts.event.Content;
import dev.groundwork.contracts.event.DocumentIds;
import dev.groundwork.contracts.event.DocumentReceived;
import dev.groundwork.contracts.event.Source;
import dev.groundwork.contracts.event.SourceAccess;
import dev.groundwork.contracts.event.Topics;
import dev.groundwork.embedded.fixture.TestTokens;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How an operator finds the documents that need him. */
@ServiceTest
class DocumentListTest {

    /** No document of these tests is ever indexed. */
    private static final String STUCK = "status=PROCESSING&source=stuck";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @BeforeEach
    void threeDocumentsAreStuckAndOneIsRejected() {
        var log = new Log(servers);
        for (var name : List.of("one", "two", "three")) {
            send(log, new Source("stuck", name), "data:,Stuck.");
            var id =
                    DocumentIds.documentId("default", new Source("stuck", name)).toString();
            log.awaitRecords(Topics.CHUNKS_EMBEDDED, id, 1);
        }
        send(log, new Source("stuck", "bad"), "data:application/pdf,%25PDF-1.7%20broken");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> names("source=stuck&code=CORRUPT_DOCUMENT").size() == 1);
    }

    @Test
    void aListIsNarrowedByStatusCodeSourceAndAge() {
        assertThat(names(STUCK)).containsExactlyInAnyOrder("one", "two", "three");
        assertThat(names("code=CORRUPT_DOCUMENT&source=stuck")).containsExactly("bad");
        assertThat(names("source=stuck&status=DELETED")).isEmpty();
        assertThat(names(STUCK + "&olderThan=PT0.001S")).hasSize(3);
        assertThat(names(STUCK + "&olderThan=PT1H")).isEmpty();
    }

    @Test
    void thoseThatWaitLongestComeFirstOnEveryPage() {
        // When
        var places = new ArrayList<Instant>();
        var names = new ArrayList<String>();
        String cursor = null;
        do {
            var page = list(STUCK + "&order=longest-waiting&limit=1" + (cursor == null ? "" : "&cursor=" + cursor));
            names.addAll(page.getList("items.source.externalId", String.class));
            page.getList("items.updatedAt", String.class).forEach(at -> places.add(Instant.parse(at)));
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        // Then
        assertThat(names).containsExactlyInAnyOrder("one", "two", "three");
        assertThat(places).isSorted();
    }

    @Test
    void aCursorBelongsToItsOrder() {
        var cursor = list(STUCK + "&limit=1").getString("nextCursor");
        Service.as(TestTokens.of("otto").roles("operator"))
                .get("/v1/documents?" + STUCK + "&order=longest-waiting&cursor=" + cursor)
                .then()
                .statusCode(400);
    }

    @Test
    void anOwnerFiltersHisOwnAlone() {
        var mine = Service.as("alice").get("/v1/documents?" + STUCK).jsonPath();
        assertThat(mine.getList("items")).isEmpty();
        var hers = Service.as("olivia").get("/v1/documents?" + STUCK).jsonPath();
        assertThat(hers.getList("items")).hasSize(3);
    }

    private static List<String> names(String query) {
        return list(query).getList("items.source.externalId", String.class);
    }

    private static JsonPath list(String query) {
        return Service.as(TestTokens.of("otto").roles("operator"))
                .get("/v1/documents?" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static void send(Log log, Source source, String uri) {
        log.send(
                Topics.DOCUMENT_RECEIVED,
                DocumentIds.documentId("default", source),
                new DocumentReceived(
                        "default",
                        source,
                        DocumentReceived.Operation.UPSERT,
                        null,
                        new Content(uri, null, null, null),
                        new SourceAccess(false, "olivia", null, null, null, null),
                        Instant.now()));
    }
}
