package dev.groundwork.permissions.check;

import dev.groundwork.contracts.event.Access;
import dev.groundwork.contracts.http.Reader;
import java.util.Collections;

/** The decision who may read what. It is made here only, and what is missing matches nobody. */
final class AccessDecision {

    private AccessDecision() {}

    /**
     * A known version of a document that is not deleted may be read iff its own access allows and that of the newest content does too: so neither
     * a secret new text under the old access nor an old text under the new one leaks. An override stands for both.
     */
    static boolean mayRead(Reader reader, VersionAccess version) {
        if (version.deleted() || version.own().isEmpty()) {
            return false;
        }
        return version.override()
                .map(access -> mayRead(reader, access))
                .orElseGet(() -> mayRead(reader, version.own().orElse(Access.NOBODY))
                        && mayRead(reader, version.newest().orElse(Access.NOBODY)));
    }

    /** Some allow token is the reader's, no deny token is, and his clearance is at least the document's. */
    private static boolean mayRead(Reader reader, Access access) {
        return !Collections.disjoint(access.allow(), reader.tokens())
                && Collections.disjoint(access.deny(), reader.tokens())
                && reader.clearance() >= access.clearance();
    }
}
