package dev.groundwork.permissions.check;

import dev.groundwork.contracts.event.Access;
import dev.groundwork.contracts.http.DocumentVersion;
import dev.groundwork.contracts.http.Reader;
import dev.groundwork.permissions.access.Lineage;
import dev.groundwork.permissions.check.VersionAccess.Stated;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/** The decision who may read what. It is made here only, and what is missing matches nobody. */
final class AccessDecision {

    private final Reader reader;
    private final Map<DocumentVersion, VersionAccess> known;

    /** @param known the versions asked about and those above them, of the reader's tenant */
    AccessDecision(Reader reader, Map<DocumentVersion, VersionAccess> known) {
        this.reader = reader;
        this.known = known;
    }

    /**
     * A known version of a document that is not deleted may be read iff its own access allows and that of the newest content does too: so neither
     * a secret new text under the old access nor an old text under the new one leaks. An override stands for both. A member's access is that of
     * the version that holds it, by the same rule, up to the root.
     */
    boolean mayRead(DocumentVersion version) {
        return mayRead(version, Lineage.MAX_DEPTH);
    }

    private boolean mayRead(DocumentVersion asked, int parentsLeft) {
        return find(asked)
                .filter(version -> !version.deleted())
                .filter(version -> allows(version, version.own(), parentsLeft))
                .filter(version ->
                        version.own().equals(version.newest()) || allows(version, version.newest(), parentsLeft))
                .isPresent();
    }

    private boolean allows(VersionAccess version, Optional<Stated> stated, int parentsLeft) {
        return stated.map(content -> content.parent()
                        .map(parent ->
                                parentsLeft > 0 && isOfSameSource(version, parent) && mayRead(parent, parentsLeft - 1))
                        .orElseGet(() -> allows(version.override().orElse(content.access()))))
                .orElse(false);
    }

    private boolean isOfSameSource(VersionAccess member, DocumentVersion parent) {
        return find(parent)
                .filter(found -> found.system().equals(member.system()))
                .isPresent();
    }

    private Optional<VersionAccess> find(DocumentVersion version) {
        return Optional.ofNullable(known.get(version));
    }

    /** Some allow token is the reader's, no deny token is, and his clearance is at least the document's. */
    private boolean allows(Access access) {
        return !Collections.disjoint(access.allow(), reader.tokens())
                && Collections.disjoint(access.deny(), reader.tokens())
                && reader.clearance() >= access.clearance();
    }
}
