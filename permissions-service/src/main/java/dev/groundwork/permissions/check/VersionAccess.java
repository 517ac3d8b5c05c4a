package dev.groundwork.permissions.check;

import dev.groundwork.contracts.event.Access;
import dev.groundwork.contracts.http.DocumentVersion;
import java.util.Optional;

/**
 * What is known of the access of one version of a document.
 *
 * @param system the source system
 * @param own what the source said of this version's content; empty when it is unknown
 * @param newest what the source said of the newest content; empty when there is none
 * @param override what was set instead of the access of a root
 */
record VersionAccess(
        DocumentVersion version,
        String system,
        long revision,
        boolean deleted,
        Optional<Stated> own,
        Optional<Stated> newest,
        Optional<Access> override) {

    /**
     * What the source said of a content.
     *
     * @param parent the version of another document that holds it, and so decides; empty for a root's content, whose access decides
     */
    record Stated(Access access, Optional<DocumentVersion> parent) {}
}
