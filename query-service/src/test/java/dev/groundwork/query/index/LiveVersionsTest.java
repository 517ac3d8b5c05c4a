package dev.groundwork.query.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.query.fixture.WithServers;
import dev.groundwork.query.index.store.Generation;
import dev.groundwork.query.index.store.Generations;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@WithServers
class LiveVersionsTest {

    @Inject
    Jdbi jdbi;

    /** What became live just before a switch is found in the generation that was switched to. */
    @Test
    void aMomentHoldsAllThatItsGenerationHeldWhenItBecameTheActiveOne() {
        // Given a document that becomes live in the next generation, which is then switched to, while a request begins
        var document = UUID.randomUUID();
        var switchedMeanwhile = new Generations() {
            @Override
            public Generation active(Handle handle) {
                becomesLive(document);
                return super.active(handle);
            }
        };
        // When
        var moment = new LiveVersions(jdbi, switchedMeanwhile).now();
        // Then
        assertThat(moment.versionsOf(List.of(document))).containsEntry(document, 1L);
    }

    private void becomesLive(UUID document) {
        jdbi.useTransaction(handle -> {
            handle.execute("insert into document_index (document_id, tenant) values (?, 'moments')", document);
            handle.execute("""
                    insert into document_version (document_id, generation, version, batches, switched_at)
                    values (?, '1', 1, 1, clock_timestamp())
                    """, document);
        });
    }
}
