package dev.groundwork.query.index;

import dev.groundwork.contracts.event.AccessChanged;
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
        // The lock first and the live version in a statement of its own: what committed while waiting must be seen.
        handle.createQuery("select 1 from document_index where document_id = :documentId for update")
                .bind("documentId", documentId)
                .mapTo(int.class)
                .one();
        return handle.createQuery("""
                        select d.document_id, tenant, access_version, revision, allow, deny, clearance, tombstone,
                               coalesce((select max(version) from document_version v
                                         where v.document_id = d.document_id and switched_at is not null
                                           and version > tombstone), -1) as live
                        from document_index d where document_id = :documentId
                        """)
                .bind("documentId", documentId)
                .map(ConstructorMapper.of(Document.class))
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
