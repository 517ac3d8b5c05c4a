package dev.groundwork.permissions.access;

import dev.groundwork.contracts.event.Access;
import dev.groundwork.contracts.event.AccessChanged;
import dev.groundwork.permissions.identity.Caller;
import java.util.Optional;
import java.util.UUID;

/** Who may read a document now, and why. */
record DocumentAccess(
        UUID documentId,
        String tenant,
        String owner,
        long version,
        long revision,
        boolean deleted,
        Access source,
        Optional<Access> override) {

    /** What holds: the override where there is one, else what the source said of the newest content. */
    Access effective() {
        return deleted ? Access.NOBODY : override.orElse(source);
    }

    /** Unknown and forbidden must look the same: a caller who may not manage the document does not see it. */
    boolean isManagedBy(Caller caller) {
        return !deleted
                && tenant.equals(caller.tenant())
                && (caller.isAdmin() || caller.userId().equals(owner));
    }

    AccessChanged event() {
        return new AccessChanged(tenant, documentId, version, revision, deleted, effective());
    }
}
