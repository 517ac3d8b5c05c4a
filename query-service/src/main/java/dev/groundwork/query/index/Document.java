package dev.groundwork.query.index;

import dev.groundwork.contracts.event.Access;
import java.util.List;
import java.util.UUID;

/**
 * The row of a document, read under its lock.
 *
 * @param accessVersion newest event version the access is known for, -1 when permissions-service has not spoken yet
 * @param revision of that access, -1 likewise
 * @param tombstone no version up to this one lives, -1 when the document was never deleted
 */
public record Document(
        UUID documentId,
        String tenant,
        long accessVersion,
        long revision,
        List<String> allow,
        List<String> deny,
        int clearance,
        long tombstone) {

    /** What the points carry; nobody may read a document nobody has spoken for. */
    Access access() {
        return accessVersion < 0 ? Access.NOBODY : new Access(allow, deny, clearance);
    }

    boolean knowsAccessOf(long version) {
        return accessVersion >= version;
    }
}
