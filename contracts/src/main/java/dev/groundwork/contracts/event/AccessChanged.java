package dev.groundwork.contracts.event;

import java.util.UUID;

/**
 * The present access of a document.
 *
 * @param version the newest event of the document whose access this is
 * @param revision grows with every change of the document's access
 * @param deleted whether the document is gone; then nobody may read it
 */
public record AccessChanged(
        String tenant, UUID documentId, long version, long revision, boolean deleted, Access access) {

    public AccessChanged {
        Required.text("tenant", tenant);
        Required.present("documentId", documentId);
        Required.notNegative("version", version);
        Required.notNegative("revision", revision);
        Required.present("access", access);
    }
}
