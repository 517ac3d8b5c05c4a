package dev.groundwork.ingest.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.contracts.http.IndexedDocuments;
import dev.groundwork.ingest.failure.Dependency;
import dev.groundwork.ingest.failure.UnavailableException;
import dev.groundwork.ingest.identity.Caller;
import dev.groundwork.ingest.reconcile.Difference.Repair;
import dev.groundwork.ingest.registry.Status;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReconcilerTest {

    private static final Caller OTTO = new Caller("otto", "default", Set.of(Caller.OPERATOR), null);

    @Test
    void whatWasRepairedIsNotedAlsoWhenTheNextCannotBe() {
        // Given
        var metrics = new SimpleMeterRegistry();
        var reconciler =
                new Reconciler(new TwoDocuments(), new EmptyIndex(), null, null, new BrokenAfterOne(), metrics);
        var repair = new ReconciliationRequest(true, null, null, null, null);
        // When
        assertThatThrownBy(() -> reconciler.reconcile(OTTO, repair)).isInstanceOf(UnavailableException.class);
        // Then
        assertThat(metrics.get("groundwork.reconcile.differences")
                        .tags("kind", "NOT_IN_INDEX", "repair", "DONE")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    private static final class TwoDocuments extends RegistryPages {

        TwoDocuments() {
            super(null);
        }

        @Override
        List<RegistryEntry> page(String tenant, UUID after, int limit) {
            return List.of(live(1), live(2));
        }

        private static RegistryEntry live(long id) {
            return new RegistryEntry(new UUID(0, id), Status.SEARCHABLE, 7L, Instant.EPOCH, 7L, 1, null, null, null);
        }
    }

    private static final class EmptyIndex extends IndexPages {

        EmptyIndex() {
            super(null, null);
        }

        @Override
        IndexedDocuments page(String generation, UUID after, int limit) {
            return new IndexedDocuments("bge-small-en-v1.5", List.of(), null);
        }
    }

    private static final class BrokenAfterOne extends Repairs {

        private boolean isBroken;

        BrokenAfterOne() {
            super(null, null, null, null, null);
        }

        @Override
        Difference repair(
                String tenant,
                String model,
                Difference difference,
                RegistryEntry entry,
                IndexedDocuments.Entry indexed) {
            if (isBroken) {
                throw new UnavailableException(Dependency.KAFKA, new IOException("away"));
            }
            isBroken = true;
            return difference.repaired(Repair.DONE);
        }
    }
}
