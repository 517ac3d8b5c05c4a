package dev.groundwork.ingest.reconcile;

import dev.groundwork.ingest.identity.Caller;
import dev.groundwork.ingest.reconcile.BlobReconciliation.Orphan;
import dev.groundwork.ingest.reconcile.Difference.Repair;
import dev.groundwork.ingest.source.BlobStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** Finds the blobs that no document needs, one stretch of digests at a time, and deletes them on demand. */
@ApplicationScoped
class BlobReconciler {

    private static final Logger LOG = Logger.getLogger(BlobReconciler.class);

    private final BlobStore blobs;
    private final BlobReferences references;
    private final MeterRegistry metrics;

    BlobReconciler(BlobStore blobs, BlobReferences references, MeterRegistry metrics) {
        this.blobs = blobs;
        this.references = references;
        this.metrics = metrics;
    }

    @WithSpan("reconcile blobs")
    BlobReconciliation reconcile(Caller caller, BlobReconciliationRequest request) {
        var tenant = caller.tenant();
        var stored = blobs.list(tenant, request.cursor(), request.limitOrUsual());
        // The clock comes before the references: whatever is put from now on is younger.
        var putBefore = Instant.now().minus(request.olderThanOrUsual());
        var needed = references.of(
                tenant, stored.stream().map(BlobStore.Stored::sha256).toList());
        var orphans = stored.stream()
                .filter(blob -> blob.putAt().isBefore(putBefore) && !needed.contains(blob.sha256()))
                .map(blob -> noted(
                        caller,
                        new Orphan(
                                blob.sha256(),
                                blob.size(),
                                blob.putAt(),
                                request.isRepair() ? deleted(tenant, blob, putBefore) : Repair.NOT_ASKED)))
                .toList();
        return new BlobReconciliation(stored.size(), orphans, end(stored, request.limitOrUsual()));
    }

    /** Asked once more: deleting the ones before took its time, and a document may need this one since. */
    private Repair deleted(String tenant, BlobStore.Stored blob, Instant putBefore) {
        var isNeeded = references.of(tenant, List.of(blob.sha256())).contains(blob.sha256());
        return !isNeeded && blobs.delete(tenant, blob.sha256(), putBefore) ? Repair.DONE : Repair.IMPOSSIBLE;
    }

    private static String end(List<BlobStore.Stored> stored, int limit) {
        return stored.size() < limit ? null : stored.getLast().sha256();
    }

    /** At once: when a later one fails there is no answer, and this one is deleted all the same. */
    private Orphan noted(Caller caller, Orphan orphan) {
        metrics.counter(
                        "groundwork.reconcile.differences",
                        "kind",
                        "BLOB_ORPHANED",
                        "repair",
                        orphan.repair().name())
                .increment();
        LOG.infof(
                "%s reconciles: BLOB_ORPHANED %s, %d bytes: %s",
                caller.userId(), orphan.sha256(), (Long) orphan.bytes(), orphan.repair());
        return orphan;
    }
}
