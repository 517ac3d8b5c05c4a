package dev.groundwork.ingest.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.ingest.failure.Dependency;
import dev.groundwork.ingest.failure.UnavailableException;
import dev.groundwork.ingest.identity.Caller;
import dev.groundwork.ingest.reconcile.Difference.Repair;
import dev.groundwork.ingest.source.BlobStore;
import dev.groundwork.ingest.source.LocalFile;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BlobReconcilerTest {

    private static final Caller OTTO = new Caller("otto", "default", Set.of(Caller.OPERATOR), null);

    @Test
    void whatWasDeletedIsNotedAlsoWhenTheNextCannotBe() {
        // Given
        var metrics = new SimpleMeterRegistry();
        var reconciler = new BlobReconciler(new GoneAfterOne(), new NoReferences(), metrics);
        var repair = new BlobReconciliationRequest(true, null, null, null);
        // When
        assertThatThrownBy(() -> reconciler.reconcile(OTTO, repair)).isInstanceOf(UnavailableException.class);
        // Then
        assertThat(metrics.get("groundwork.reconcile.differences")
                        .tags("kind", "BLOB_ORPHANED", "repair", "DONE")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void whatADocumentNeedsSinceTheStretchWasReadStays() {
        // Given
        var blobs = new GoneAfterOne();
        var needed = new HashSet<String>();
        var references = new BlobReferences(null) {
            @Override
            Set<String> of(String tenant, Collection<String> digests) {
                var found = Set.copyOf(needed);
                needed.addAll(digests);
                return found;
            }
        };
        var reconciler = new BlobReconciler(blobs, references, new SimpleMeterRegistry());
        // When
        var found = reconciler.reconcile(OTTO, new BlobReconciliationRequest(true, null, null, null));
        // Then
        assertThat(found.orphans())
                .extracting(BlobReconciliation.Orphan::repair)
                .containsExactly(Repair.IMPOSSIBLE, Repair.IMPOSSIBLE);
        assertThat(blobs.isGone).isFalse();
    }

    private static final class NoReferences extends BlobReferences {

        NoReferences() {
            super(null);
        }

        @Override
        Set<String> of(String tenant, Collection<String> digests) {
            return Set.of();
        }
    }

    /** A store of two blobs that is away once one of them is deleted. */
    private static final class GoneAfterOne implements BlobStore {

        private boolean isGone;

        @Override
        public List<Stored> list(String tenant, String after, int limit) {
            return List.of(new Stored("a".repeat(64), 1, Instant.EPOCH), new Stored("b".repeat(64), 1, Instant.EPOCH));
        }

        @Override
        public boolean delete(String tenant, String sha256, Instant putBefore) {
            if (isGone) {
                throw new UnavailableException(Dependency.BLOB_STORE, new IOException("away"));
            }
            isGone = true;
            return true;
        }

        @Override
        public Blob put(String tenant, InputStream bytes, long limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<LocalFile> find(String tenant, String sha256) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean holds(String tenant, String sha256) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void check() {}
    }
}
