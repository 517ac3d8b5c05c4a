package dev.groundwork.ingest.reconcile;

import dev.groundwork.contracts.http.IndexedDocuments;
import dev.groundwork.ingest.reconcile.Difference.Repair;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a generation of the index that is being built does not hold yet of what readers find. What changed lately is on its way to it. */
final class Missing implements Comparing {

    private final Instant quietBefore;

    Missing(Instant quietBefore) {
        this.quietBefore = quietBefore;
    }

    @Override
    public List<Difference> of(UUID id, RegistryEntry entry, IndexedDocuments.Entry indexed) {
        if (entry == null || entry.liveVersion() == null || entry.waitingSince().isAfter(quietBefore)) {
            return List.of();
        }
        var own = indexed == null ? null : (Long) indexed.version();
        return own != null && own >= entry.liveVersion()
                ? List.of()
                : List.of(new Difference(
                        Kind.NOT_IN_GENERATION,
                        id,
                        entry.contentVersion(),
                        entry.liveVersion(),
                        own,
                        Repair.NOT_ASKED));
    }
}
