package dev.groundwork.ingest.reconcile;

import static dev.groundwork.ingest.reconcile.Kind.BLOB_MISSING;
import static dev.groundwork.ingest.reconcile.Kind.DELETED_IN_REGISTRY;
import static dev.groundwork.ingest.reconcile.Kind.NEWER_IN_INDEX;
import static dev.groundwork.ingest.reconcile.Kind.NOT_IN_INDEX;
import static dev.groundwork.ingest.reconcile.Kind.NOT_REPORTED;
import static dev.groundwork.ingest.reconcile.Kind.OLDER_IN_INDEX;
import static dev.groundwork.ingest.reconcile.Kind.POINTS_DIFFER;
import static dev.groundwork.ingest.reconcile.Kind.STUCK;
import static dev.groundwork.ingest.reconcile.Kind.UNKNOWN_TO_REGISTRY;

import dev.groundwork.contracts.http.IndexedDocuments;
import dev.groundwork.ingest.reconcile.Difference.Repair;
import dev.groundwork.ingest.registry.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** How two views of one document differ. What changed lately is on its way and differs from nothing. */
final class Comparison implements Comparing {

    private final Instant quietBefore;
    private final Predicate<String> isStored;

    /** @param isStored whether the blob store has the bytes of this SHA-256 */
    Comparison(Instant quietBefore, Predicate<String> isStored) {
        this.quietBefore = quietBefore;
        this.isStored = isStored;
    }

    @Override
    public List<Difference> of(UUID id, RegistryEntry entry, IndexedDocuments.Entry indexed) {
        if (indexed != null && indexed.since().isAfter(quietBefore)) {
            return List.of();
        }
        if (entry == null) {
            return List.of(difference(UNKNOWN_TO_REGISTRY, id, null, indexed));
        }
        if (entry.waitingSince().isAfter(quietBefore)) {
            return List.of();
        }
        var kinds = new ArrayList<Kind>();
        if (entry.status() == Status.DELETED) {
            if (indexed != null) {
                kinds.add(DELETED_IN_REGISTRY);
            }
        } else {
            kinds.addAll(ofPresent(entry, indexed));
        }
        if (isMissing(entry.liveSha256()) || isMissing(entry.awaitedSha256())) {
            kinds.add(BLOB_MISSING);
        }
        return kinds.stream().map(kind -> difference(kind, id, entry, indexed)).toList();
    }

    private boolean isMissing(String sha256) {
        return sha256 != null && !isStored.test(sha256);
    }

    private static List<Kind> ofPresent(RegistryEntry entry, IndexedDocuments.Entry indexed) {
        var isIndexedLatest =
                indexed != null && entry.contentVersion() != null && entry.contentVersion() == indexed.version();
        if (isIndexedLatest && (entry.status() != Status.SEARCHABLE || entry.liveVersion() == null)) {
            return List.of(NOT_REPORTED);
        }
        if (!entry.status().isFinal()) {
            return List.of(STUCK);
        }
        if (entry.liveVersion() == null) {
            if (indexed != null) {
                return List.of(NEWER_IN_INDEX);
            }
            return entry.status() == Status.SEARCHABLE ? List.of(NOT_IN_INDEX) : List.of();
        }
        if (indexed == null) {
            return List.of(NOT_IN_INDEX);
        }
        if (indexed.version() != entry.liveVersion()) {
            return List.of(indexed.version() < entry.liveVersion() ? OLDER_IN_INDEX : NEWER_IN_INDEX);
        }
        if (indexed.points() != indexed.chunks()) {
            return List.of(POINTS_DIFFER);
        }
        return indexed.chunks() == entry.liveChunkCount() ? List.of() : List.of(NOT_REPORTED);
    }

    private static Difference difference(Kind kind, UUID id, RegistryEntry entry, IndexedDocuments.Entry indexed) {
        return new Difference(
                kind,
                id,
                entry == null ? null : entry.contentVersion(),
                entry == null ? null : entry.liveVersion(),
                indexed == null ? null : (Long) indexed.version(),
                Repair.NOT_ASKED);
    }
}
