package dev.groundwork.ingest.reconcile;

import java.util.List;
import java.util.UUID;

/**
 * What one stretch of document ids has shown.
 *
 * @param compared how many documents
 * @param estimate of building a generation, or null when it was not asked for or is under way
 * @param nextCursor where the next stretch begins; null when all were compared
 */
public record Reconciliation(int compared, List<Difference> differences, Estimate estimate, UUID nextCursor) {

    public Reconciliation {
        differences = List.copyOf(differences);
    }
}
