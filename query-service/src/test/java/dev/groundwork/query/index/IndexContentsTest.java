package dev.groundwork.query.index;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.contracts.event.IndexUpdated.Change;
import dev.groundwork.contracts.http.IndexedDocuments;
import dev.groundwork.embedded.fixture.TestTokens;
import dev.groundwork.query.fixture.FakePermissions;
import dev.groundwork.query.fixture.IndexState;
import dev.groundwork.query.fixture.InjectPermissions;
import dev.groundwork.query.fixture.TestDocument;
import dev.groundwork.query.fixture.WithServers;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@WithServers
class IndexContentsTest {

    @InjectPermissions
    FakePermissions permissions;

    @Test
    void theLiveVersionOfEveryDocumentIsListedWithItsPoints() {
        // Given
        var kept = new TestDocument(permissions).batch(1, 0, 1, "one").access(1, "public");
        kept.awaitAnnounced(Change.INDEXED, 1);
        kept.batch(2, 0, 2, "two", "three").batch(2, 1, 2, "four", "five").access(2, "public");
        kept.awaitAnnounced(Change.INDEXED, 2);
        var gone = new TestDocument(permissions).batch(1, 0, 1, "gone").access(1, "public");
        gone.awaitAnnounced(Change.INDEXED, 1);
        gone.delete(2).awaitAnnounced(Change.REMOVED, 2);
        // When
        var found = all("default");
        // Then
        assertThat(found)
                .filteredOn(entry -> entry.documentId().equals(kept.id()))
                .singleElement()
                .returns(2L, IndexedDocuments.Entry::version)
                .returns(4L, IndexedDocuments.Entry::chunks)
                .returns(4L, IndexedDocuments.Entry::points);
        assertThat(found).extracting(IndexedDocuments.Entry::documentId).doesNotContain(gone.id());
        assertThat(found)
                .extracting(entry -> entry.documentId().toString())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(all("acme")).isEmpty();
    }

    @Test
    void ofALiveVersionThatComesAnewInAnotherCutNobodyKnowsHowManyChunksItHas() {
        // Given
        var document = new TestDocument(permissions)
                .batch(1, 0, 2, "one")
                .batch(1, 1, 2, "two")
                .access(1, "public");
        document.awaitAnnounced(Change.INDEXED, 1);
        IndexState.lose(document.id(), 1);
        // When
        document.batch(1, 0, 2, "another").awaitHeard();
        // Then
        assertThat(all("default"))
                .filteredOn(entry -> entry.documentId().equals(document.id()))
                .singleElement()
                .returns(-1L, IndexedDocuments.Entry::chunks)
                .returns(1L, IndexedDocuments.Entry::points);
    }

    @Test
    void onlyAnOperatorAsksAndHeAsksRightly() {
        get(TestTokens.of("alice"), "").statusCode(403);
        get(operator("default"), "?limit=0").statusCode(400);
        get(operator("default"), "?limit=x").statusCode(400);
        get(operator("default"), "?cursor=x").statusCode(400);
        get(operator("default").withoutTenant(), "").statusCode(403);
    }

    /** Page by page of one, so that every border of a page is met. */
    private static List<IndexedDocuments.Entry> all(String tenant) {
        var found = new ArrayList<IndexedDocuments.Entry>();
        UUID cursor = null;
        do {
            var page = get(operator(tenant), "?limit=1" + (cursor == null ? "" : "&cursor=" + cursor))
                    .statusCode(200)
                    .extract()
                    .as(IndexedDocuments.class);
            found.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);
        return found;
    }

    private static TestTokens operator(String tenant) {
        return TestTokens.of("otto").tenant(tenant).roles("operator");
    }

    private static ValidatableResponse get(TestTokens token, String query) {
        return given().auth()
                .oauth2(token.sign())
                .get("/v1/index/documents" + query)
                .then();
    }
}
