package dev.groundwork.ingest.registry;

import dev.groundwork.contracts.event.DocumentReceived;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * Where a document stands: a root by itself, or a member of another, which then is whose its root is.
 *
 * @param parentId null of a root
 * @param rootId null of a root
 * @param depth how many parents lie above it
 */
public record Descent(UUID parentId, UUID rootId, int depth, String owner) {

    /** Holds a member's root for this transaction, so that a new owner is not missed. Only an UPSERT says where a document stands. */
    static Descent of(Handle handle, DocumentReceived event) {
        if (event.operation() == DocumentReceived.Operation.ACCESS) {
            var before = find(handle, event.documentId());
            if (before.parentId != null) {
                return before;
            }
        }
        if (event.parentId() == null) {
            return new Descent(
                    null,
                    null,
                    0,
                    event.access() == null ? null : event.access().owner());
        }
        return handle.createQuery("""
                        select parent.document_id as parent_id, root.document_id as root_id, parent.depth + 1 as depth, root.owner
                        from document parent join document root on root.document_id = coalesce(parent.root_id, parent.document_id)
                        where parent.document_id = :parentId for share of root""")
                .bind("parentId", event.parentId())
                .map(ConstructorMapper.of(Descent.class))
                .one();
    }

    private static Descent find(Handle handle, UUID documentId) {
        return handle.createQuery("select parent_id, root_id, depth, owner from document where document_id = :id")
                .bind("id", documentId)
                .map(ConstructorMapper.of(Descent.class))
                .one();
    }

    /** What is in a document belongs to whom it belongs to. */
    static void passOn(Handle handle, UUID rootId, String owner) {
        handle.createUpdate(
                        "update document set owner = :owner where root_id = :rootId and owner is distinct from :owner")
                .bind("owner", owner)
                .bind("rootId", rootId)
                .execute();
    }
}
