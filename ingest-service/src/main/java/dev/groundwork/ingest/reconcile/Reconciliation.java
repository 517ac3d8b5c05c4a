package dev.groundwork.ingest.reconcile;

import java.util.List;
import java.util.UUID;

/**
 * What one stretch of document ids has shown.
 *
 * @param compared how many documents
 * @param nextCursor where the next stretch begins; null when all were compared
 */
public record Reconciliation(int compared, List<Difference> differences, UUID nextCursor) {

    public Reconciliation {
        differences = List.copyOf(differences);
    }
}
