package dev.groundwork.permissions.access;

import dev.groundwork.contracts.http.DocumentVersion;
import dev.groundwork.permissions.source.Statement;

/**
 * How a document stands, and the rule of versions: only a statement newer than the last one taken counts, tombstones included.
 *
 * <pre>
 *            UPSERT                        DELETE
 * (unknown) --------> live(content version) ------> deleted --UPSERT--> live(new content version)
 *                      |  ^ UPSERT of new content: next content version
 *                      +--+ ACCESS, or UPSERT of the same declared digest: its access amended
 * </pre>
 *
 * Each content is a root's, with an access of its own, or a member's; the newest content says which of the two the document is.
 *
 * @param version of the newest statement taken, or {@link #NONE}
 * @param contentVersion of the newest content, or null when there is none to read
 * @param sha256 declared with that content, or null
 * @param parent the version of another document that holds that content; null for a root
 * @param owner the user the newest access names, or null
 * @param deletedUpTo no content up to this version is ever read again, whatever came later; null when the document was never deleted
 * @param revision grows with every statement taken
 */
record Standing(
        long version,
        Long contentVersion,
        String sha256,
        DocumentVersion parent,
        String owner,
        boolean deleted,
        Long deletedUpTo,
        long revision) {

    static final long NONE = -1;

    Change after(Statement said) {
        if (said.version() <= version) {
            return new Change.Stale(this);
        }
        return switch (said.operation()) {
            case UPSERT ->
                isSameContent(said)
                        ? new Change.Amends(with(said, contentVersion, sha256))
                        : new Change.Opens(with(said, said.version(), said.sha256()));
            case ACCESS ->
                contentVersion == null || parent != null
                        ? new Change.Notes(new Standing(
                                said.version(),
                                contentVersion,
                                sha256,
                                parent,
                                owner,
                                deleted,
                                deleted ? Long.valueOf(said.version()) : deletedUpTo,
                                revision + 1))
                        : new Change.Amends(with(said, contentVersion, sha256));
            case DELETE ->
                new Change.Deletes(
                        new Standing(said.version(), null, null, null, owner, true, said.version(), revision + 1));
        };
    }

    Standing overridden() {
        return new Standing(version, contentVersion, sha256, parent, owner, deleted, deletedUpTo, revision + 1);
    }

    private boolean isSameContent(Statement said) {
        return contentVersion != null && sha256 != null && sha256.equals(said.sha256());
    }

    private Standing with(Statement said, Long content, String digest) {
        return new Standing(
                said.version(), content, digest, said.parent(), said.owner(), false, everDeletedUpTo(), revision + 1);
    }

    /** A document that is deleted is so up to its version, also where a release wrote it that did not keep the number. */
    private Long everDeletedUpTo() {
        return deleted ? Long.valueOf(version) : deletedUpTo;
    }
}
