package dev.groundwork.permissions.access;

import dev.groundwork.contracts.event.Access;
import dev.groundwork.contracts.event.AccessChanged;
import dev.groundwork.contracts.http.DocumentVersion;
import dev.groundwork.permissions.identity.Caller;
import java.util.Optional;
import java.util.UUID;

/**
 * Who may read a document now, and why.
 *
 * @param system the source system
 * @param parent the version of another document that holds the newest content; empty for a root
 * @param isHeld whether that version of the parent is known
 * @param root where a member is judged; empty for a root, and when it is not to be found
 * @param deletedUpTo no version up to this one is ever read again; null when the document was never deleted
 */
record DocumentAccess(
        UUID documentId,
        String tenant,
        String system,
        Optional<DocumentVersion> parent,
        boolean isHeld,
        Optional<UUID> root,
        String owner,
        long version,
        long revision,
        boolean deleted,
        Long deletedUpTo,
        Access source,
        Optional<Access> override) {

    /** A member with the owner and the access of its root, or nobody's. */
    DocumentAccess judgedAt(Optional<DocumentAccess> found) {
        return new DocumentAccess(
                documentId,
                tenant,
                system,
                parent,
                isHeld,
                found.map(DocumentAccess::documentId),
                found.map(DocumentAccess::owner).orElse(null),
                version,
                revision,
                deleted,
                deletedUpTo,
                found.map(DocumentAccess::source).orElse(Access.NOBODY),
                found.flatMap(DocumentAccess::override));
    }

    /** What holds: the override where there is one, else what the source said of the newest content. */
    Access effective() {
        return deleted ? Access.NOBODY : override.orElse(source);
    }

    boolean isOfSameSourceAs(DocumentAccess other) {
        return tenant.equals(other.tenant) && system.equals(other.system);
    }

    /** Unknown and forbidden must look the same: a caller who may not manage the document does not see it. */
    boolean isManagedBy(Caller caller) {
        return !deleted
                && tenant.equals(caller.tenant())
                && (caller.isAdmin() || caller.userId().equals(owner));
    }

    AccessChanged event() {
        return new AccessChanged(tenant, documentId, version, revision, deleted, deletedUpTo, effective());
    }
}
