package dev.groundwork.permissions.check;

import dev.groundwork.contracts.event.Access;
import dev.groundwork.contracts.http.DocumentVersion;
import java.util.Optional;

/**
 * What is known of the access of one version of a document.
 *
 * @param own what the source said of this version's content; empty when it is unknown
 * @param newest what the source said of the newest content; empty when there is none
 * @param override what was set instead of both
 */
record VersionAccess(
        DocumentVersion version,
        long revision,
        boolean deleted,
        Optional<Access> own,
        Optional<Access> newest,
        Optional<Access> override) {}
