package dev.groundwork.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;

/**
 * The present access of a document.
 *
 * @param version the newest event of the document whose access this is
 * @param revision grows with every change of the document's access
 * @param deleted whether the document is gone; then nobody may read it
 * @param deletedUpTo the version up to which it was deleted, also when there is content again: whoever hears of that alone must not keep what was
 *     before. Null when it never was, and in records of releases that did not say it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccessChanged(
        String tenant, UUID documentId, long version, long revision, boolean deleted, Long deletedUpTo, Access access) {

    public AccessChanged {
        Required.text("tenant", tenant);
        Required.present("documentId", documentId);
        Required.notNegative("version", version);
        Required.notNegative("revision", revision);
        if (deletedUpTo != null) {
            Required.notNegative("deletedUpTo", deletedUpTo);
        }
        Required.present("access", access);
    }
}
