package dev.groundwork.ingest.reconcile;

import dev.groundwork.contracts.http.IndexedDocuments;
import dev.groundwork.ingest.embed.EmbeddingModels;
import dev.groundwork.ingest.identity.Caller;
import dev.groundwork.ingest.problem.ErrorCode;
import dev.groundwork.ingest.problem.RequestException;
import dev.groundwork.ingest.source.BlobStore;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Compares registry, blob store and index, one stretch of document ids at a time: both sides are read in the order of ids, as far as both have
 * been read. So memory is bounded, and whoever was interrupted goes on with the last cursor.
 */
@ApplicationScoped
class Reconciler {

    private static final Logger LOG = Logger.getLogger(Reconciler.class);

    /** A request ends before a proxy gives it up; whoever asks goes on with the cursor. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final RegistryPages registry;
    private final IndexPages index;
    private final BlobStore blobs;
    private final EmbeddingModels models;
    private final Repairs repairs;
    private final MeterRegistry metrics;

    Reconciler(
            RegistryPages registry,
            IndexPages index,
            BlobStore blobs,
            EmbeddingModels models,
            Repairs repairs,
            MeterRegistry metrics) {
        this.registry = registry;
        this.index = index;
        this.blobs = blobs;
        this.models = models;
        this.repairs = repairs;
        this.metrics = metrics;
    }

    Reconciliation reconcile(Caller caller, ReconciliationRequest request) {
        var tenant = caller.tenant();
        var limit = request.limitOrUsual();
        var entries = registry.page(tenant, request.cursor(), limit);
        var indexed = index.page(request.generation(), request.cursor(), limit);
        var model = indexed.embeddingModel();
        require(request, model);
        var end = end(entries, indexed, limit);
        var stretch = stretch(entries, indexed.items(), end);

        var quietBefore = Instant.now().minus(request.olderThanOrUsual());
        var comparison = request.generation() == null
                ? new Comparison(quietBefore, sha256 -> blobs.holds(tenant, sha256))
                : new Missing(quietBefore);
        var differences = new ArrayList<Difference>();
        var deadline = Instant.now().plus(LONGEST);
        var compared = 0;
        for (var each : stretch.entrySet()) {
            var id = UUID.fromString(each.getKey());
            var pair = each.getValue();
            for (var found : comparison.of(id, pair.entry, pair.indexed)) {
                var seen = request.isRepair() ? repairs.repair(tenant, model, found, pair.entry, pair.indexed) : found;
                // At once: when a later one fails there is no answer, and this one is repaired all the same.
                note(caller, seen);
                differences.add(seen);
            }
            compared++;
            if (compared < stretch.size() && Instant.now().isAfter(deadline)) {
                end = id;
                break;
            }
        }
        var estimate =
                request.generation() == null || request.isRepair() ? null : estimate(stretch, differences, model);
        return new Reconciliation(compared, differences, estimate, end);
    }

    private void require(ReconciliationRequest request, String model) {
        if (request.generation() != null && !models.has(model)) {
            throw new RequestException(
                    ErrorCode.MODEL_NOT_CONFIGURED,
                    "The generation holds vectors of the model " + model + ": configure groundwork.ingest.embed.next.");
        }
    }

    private Estimate estimate(TreeMap<String, Pair> stretch, List<Difference> missing, String model) {
        var passages = missing.stream()
                .map(found -> stretch.get(found.documentId().toString()).entry.liveChunkCount())
                .mapToLong(chunks -> chunks == null ? 0 : chunks)
                .sum();
        if (passages == 0) {
            return new Estimate(missing.size(), 0, 0.0, 0L);
        }
        var effort = models.effort(model, passages);
        return new Estimate(missing.size(), passages, effort.seconds(), effort.tokens());
    }

    /** The last id up to which both sides are known; null when that is all there is. */
    private static UUID end(List<RegistryEntry> entries, IndexedDocuments indexed, int limit) {
        var ofRegistry = entries.size() < limit ? null : entries.getLast().documentId();
        var ofIndex = indexed.nextCursor();
        if (ofRegistry == null || ofIndex == null) {
            return ofRegistry == null ? ofIndex : ofRegistry;
        }
        return ofRegistry.toString().compareTo(ofIndex.toString()) <= 0 ? ofRegistry : ofIndex;
    }

    /** Ids in the order of their text, as the database sorts them. */
    private static TreeMap<String, Pair> stretch(
            List<RegistryEntry> entries, List<IndexedDocuments.Entry> indexed, UUID end) {
        var stretch = new TreeMap<String, Pair>();
        entries.forEach(entry -> stretch.put(entry.documentId().toString(), new Pair(entry, null)));
        indexed.forEach(found -> stretch.merge(
                found.documentId().toString(), new Pair(null, found), (known, same) -> new Pair(known.entry, found)));
        if (end != null) {
            stretch.tailMap(end.toString(), false).clear();
        }
        return stretch;
    }

    private void note(Caller caller, Difference found) {
        metrics.counter(
                        "groundwork.reconcile.differences",
                        "kind",
                        found.kind().name(),
                        "repair",
                        found.repair().name())
                .increment();
        LOG.infof(
                "%s reconciles: %s of document %s, version %s, index %s: %s",
                caller.userId(),
                found.kind(),
                found.documentId(),
                found.version(),
                found.indexedVersion(),
                found.repair());
    }

    private record Pair(RegistryEntry entry, IndexedDocuments.Entry indexed) {}
}
