package dev.groundwork.permissions.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * The members of documents, which change with their root. Parent and member come from different partitions, so their transactions meet here:
 *
 * <ul>
 *   <li>Who states a member holds its parent still until he commits, whether the parent is known or not.
 *   <li>Who changes a document locks it, then its members, then theirs: each generation is read when the one above is locked, so no member that
 *       was stated meanwhile is missed, and what comes later finds the change.
 *   <li>Everybody locks parents before members, and siblings in the order of their ids, so nobody waits in a circle. Only documents that are
 *       moved about in their own tree can; then the database ends one transaction, and it is tried again.
 * </ul>
 */
@ApplicationScoped
class Members {

    /** A member's revision after its root changed. */
    public record Raised(UUID documentId, long revision) {}

    /** Keeps a document as it is, also as unknown, until the transaction ends. */
    void holdStill(Handle transaction, UUID documentId) {
        transaction.execute("select pg_advisory_xact_lock_shared(hashtextextended(?::text, 0))", documentId);
        transaction.execute("select from document where document_id = ? for share", documentId);
    }

    /** Waits for those who hold the document still although it may not be known; its row is to be locked next. */
    void awaitChange(Handle transaction, UUID documentId) {
        transaction.execute("select pg_advisory_xact_lock(hashtextextended(?::text, 0))", documentId);
    }

    /**
     * Raises the revisions of all known members of a document that the transaction has locked; what another source says lies in it is none.
     *
     * @return their ids with their revisions
     */
    Map<UUID, Long> raise(Handle transaction, UUID documentId) {
        var raised = new HashMap<UUID, Long>();
        var generation = List.of(documentId);
        for (int depth = 0; depth < Lineage.MAX_DEPTH && !generation.isEmpty(); depth++) {
            var members = lockMembers(transaction, documentId, generation).stream()
                    .filter(member -> !member.equals(documentId) && !raised.containsKey(member)) // a cycle
                    .toList();
            raiseEach(transaction, members).forEach(member -> raised.put(member.documentId(), member.revision()));
            generation = members;
        }
        return raised;
    }

    private static List<UUID> lockMembers(Handle transaction, UUID root, Collection<UUID> parents) {
        return transaction
                .createQuery("""
                        select document_id from document
                        where parent_id = any(:parents) and (tenant, source_system) =
                            (select tenant, source_system from document where document_id = :root)
                        order by document_id for update""")
                .bind("root", root)
                .bindArray("parents", UUID.class, parents)
                .mapTo(UUID.class)
                .list();
    }

    private static List<Raised> raiseEach(Handle transaction, Collection<UUID> members) {
        return members.isEmpty()
                ? List.of()
                : transaction
                        .createQuery("""
                                update document set revision = revision + 1 where document_id = any(:members)
                                returning document_id, revision""")
                        .bindArray("members", UUID.class, members)
                        .map(ConstructorMapper.of(Raised.class))
                        .list();
    }
}
