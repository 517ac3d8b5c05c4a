package dev.groundwork.contracts.http;

import java.util.List;
import java.util.UUID;

/** The decision for every version asked about; what is unknown is denied. */
public record CheckResult(List<Allowed> allowed, List<DocumentVersion> denied) {

    /**
     * A version that may be read.
     *
     * @param revision of the access it was decided by
     */
    public record Allowed(UUID documentId, long version, long revision) {

        public DocumentVersion documentVersion() {
            return new DocumentVersion(documentId, version);
        }
    }

    public CheckResult {
        allowed = List.copyOf(allowed);
        denied = List.copyOf(denied);
    }
}
