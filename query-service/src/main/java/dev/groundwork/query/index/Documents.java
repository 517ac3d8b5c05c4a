package dev.groundwork.query.index;

import dev.groundwork.contracts.event.AccessChanged;
import dev.groundwork.query.index.store.Generation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The rows of {@code document_index}: what is known of a document beside its versions. */
@ApplicationScoped
class Documents {

    /**
     * Locks the document for the rest of the transaction; all its writers wait for each other here.
     *
     * @throws InvalidEventException when the document belongs to another tenant
     */
    Document lock(Handle handle, String tenant, UUID documentId) throws InvalidEventException {
        handle.createUpdate("""
                        insert into document_index (document_id, tenant) values (:documentId, :tenant)
                        on conflict do nothing
                        """)
                .bind("documentId", documentId)
                .bind("tenant", tenant)
                .execute();
        var document = lock(handle, documentId);
        if (!document.tenant().equals(tenant)) {
            throw new InvalidEventException("FOREIGN_TENANT", "the document belongs to another tenant");
        }
        return document;
    }

    /** Locks a document that is known. */
    Document lock(Handle handle, UUID documentId) {
        // The lock first and what is read in a statement of its own: what committed while waiting must be seen.
        handle.createQuery("select 1 from document_index where document_id = :documentId for update")
                .bind("documentId", documentId)
                .mapTo(int.class)
                .one();
        return handle.createQuery("""
                        select document_id, tenant, access_version, revision, allow, deny, clearance, tombstone
                        from document_index where document_id = :documentId
                        """)
                .bind("documentId", documentId)
                .map(ConstructorMapper.of(Document.class))
                .one();
    }

    /** No version up to this one would ever be read in the generation if it came now: it is live already or deleted; -1 for none. */
    long settled(Handle handle, Document document, Generation generation) {
        return handle.createQuery("""
                        select greatest(:tombstone, max(version)) from document_version
                        where document_id = :documentId and generation = :generation and switched_at is not null
                        """)
                .bind("tombstone", document.tombstone())
                .bind("documentId", document.documentId())
                .bind("generation", generation.id())
                .mapTo(long.class)
                .one();
    }

    void setAccess(Handle handle, AccessChanged event) {
        handle.createUpdate("""
                        update document_index
                        set access_version = :version, revision = :revision,
                            allow = :allow, deny = :deny, clearance = :clearance
                        where document_id = :documentId
                        """)
                .bind("documentId", event.documentId())
                .bind("version", event.version())
                .bind("revision", event.revision())
                .bindArray("allow", String.class, event.access().allow())
                .bindArray("deny", String.class, event.access().deny())
                .bind("clearance", event.access().clearance())
                .execute();
    }

    void bury(Handle handle, UUID documentId, long tombstone) {
        handle.createUpdate("""
                        update document_index set tombstone = :tombstone, deleted_at = clock_timestamp()
                        where document_id = :documentId and tombstone < :tombstone
                        """)
                .bind("documentId", documentId)
                .bind("tombstone", tombstone)
                .execute();
    }
}
