package dev.groundwork.query.index;

import static dev.groundwork.query.fixture.Searches.alice;
import static dev.groundwork.query.fixture.Searches.hits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.contracts.event.Chunk;
import dev.groundwork.contracts.event.IndexUpdated.Change;
import dev.groundwork.contracts.http.Hit;
import dev.groundwork.query.fixture.FakePermissions;
import dev.groundwork.query.fixture.IndexState;
import dev.groundwork.query.fixture.InjectPermissions;
import dev.groundwork.query.fixture.TestDocument;
import dev.groundwork.query.fixture.WithServers;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** A version that comes twice and is cut otherwise the second time is never a mix of both. */
@WithServers
class ComingAnewTest {

    @InjectPermissions
    FakePermissions permissions;

    @Inject
    Jdbi jdbi;

    @Test
    void aLiveVersionIsMendedWithAllBatchesOfItsNewComing() {
        // Given
        var document = come(new TestDocument(permissions), "impala of old").access(3, "team:platform");
        document.awaitAnnounced(Change.INDEXED, 3);
        IndexState.lose(document.id(), 0);
        // When the first batch of another cut has as many chunks as before
        come(document, "impala anew").awaitHeard();
        // Then
        assertThat(hits(alice(), "impala", document.id()))
                .extracting(Hit::text)
                .containsExactlyInAnyOrder("impala anew 0", "impala anew 1", "impala anew 2", "impala anew 3");
    }

    @Test
    void aLiveVersionIsMendedWithWhatFollowsADifferenceToo() {
        // Given
        var document = batch(batch(new TestDocument(permissions), 0, 3, 0, "kudu 0"), 1, 3, 1, "kudu of old 1");
        batch(document, 2, 3, 2, "kudu of old 2").access(3, "team:platform").awaitAnnounced(Change.INDEXED, 3);
        IndexState.lose(document.id(), 1);
        // When
        batch(document, 0, 3, 0, "kudu 0");
        batch(document, 1, 3, 1, "kudu anew 1");
        batch(document, 2, 3, 2, "kudu anew 2").awaitHeard();
        // Then
        assertThat(hits(alice(), "kudu", document.id()))
                .extracting(Hit::text)
                .containsExactlyInAnyOrder("kudu 0", "kudu anew 1", "kudu anew 2");
    }

    @Test
    void aVersionWithoutItsAccessWaitsForAllBatchesOfItsNewComing() {
        // Given a version that is whole but for its access
        var document = come(new TestDocument(permissions), "eland of old");
        // When the first batch of another cut has as many chunks as before, and the access comes
        batch(document, 0, 2, 0, "eland anew 0", "eland anew 1").awaitHeard();
        document.access(3, "team:platform").awaitHeard();
        // Then it waits for the rest
        assertThat(document.announced()).isEmpty();
        batch(document, 1, 2, 2, "eland anew 2", "eland anew 3").awaitAnnounced(Change.INDEXED, 3);
        assertThat(hits(alice(), "eland", document.id()))
                .extracting(Hit::text)
                .containsExactlyInAnyOrder("eland anew 0", "eland anew 1", "eland anew 2", "eland anew 3");
    }

    @Test
    void aDifferenceInALaterBatchLeavesTheReceiptOfTheFirst() {
        // Given
        var document = batch(new TestDocument(permissions), 0, 3, 0, "oryx 0");
        batch(document, 1, 3, 1, "oryx of old 1", "oryx of old 2");
        batch(document, 2, 3, 3, "oryx of old 3");
        // When it comes anew and differs from its second batch on
        batch(document, 0, 3, 0, "oryx 0");
        batch(document, 1, 3, 1, "oryx anew 1");
        batch(document, 2, 3, 2, "oryx anew 2").awaitHeard();
        document.access(3, "team:platform");
        // Then
        assertThat(document.awaitAnnounced(Change.INDEXED, 3).chunks()).isEqualTo(3);
        assertThat(hits(alice(), "oryx", document.id()))
                .extracting(Hit::text)
                .containsExactlyInAnyOrder("oryx 0", "oryx anew 1", "oryx anew 2");
    }

    @Test
    void aReceiptWithoutADigestGoesByItsNumberOfChunks() {
        // Given receipts of a release that kept none
        var document = come(new TestDocument(permissions), "gerenuk");
        document.awaitHeard();
        jdbi.useHandle(handle ->
                handle.execute("update batch_receipt set digest = null where document_id = ?", document.id()));
        // When its first batch comes again, and its access
        batch(document, 0, 2, 0, "gerenuk 0", "gerenuk 1").awaitHeard();
        document.access(3, "team:platform");
        // Then
        assertThat(document.awaitAnnounced(Change.INDEXED, 3).chunks()).isEqualTo(4);
    }

    /** Two batches of two chunks. */
    private static TestDocument come(TestDocument document, String text) {
        batch(document, 0, 2, 0, text + " 0", text + " 1");
        return batch(document, 1, 2, 2, text + " 2", text + " 3");
    }

    /** A batch of version 3 whose chunks count on from the given ordinal. */
    private static TestDocument batch(TestDocument document, int batch, int batches, int first, String... texts) {
        var chunks = IntStream.range(0, texts.length)
                .mapToObj(i -> new Chunk(first + i, texts[i], List.of(), 1, TestDocument.vector(texts[i])))
                .toList();
        return document.chunks(3, batch, batches, "bge-small-en-v1.5", chunks);
    }
}
