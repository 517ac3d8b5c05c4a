package dev.groundwork.ingest.reconcile;

import java.util.UUID;

/**
 * One thing that registry, blob store and index do not agree on.
 *
 * @param version the latest content version in the registry, or null
 * @param liveVersion what the registry takes for live, or null
 * @param indexedVersion what readers find, or null
 * @param repair what was done about it
 */
public record Difference(
        Kind kind, UUID documentId, Long version, Long liveVersion, Long indexedVersion, Repair repair) {

    /** What a reconciliation did. */
    public enum Repair {
        /** It was not asked to. */
        NOT_ASKED,
        DONE,
        /** It needs a person. */
        IMPOSSIBLE
    }

    Difference repaired(Repair done) {
        return new Difference(kind, documentId, version, liveVersion, indexedVersion, done);
    }
}
