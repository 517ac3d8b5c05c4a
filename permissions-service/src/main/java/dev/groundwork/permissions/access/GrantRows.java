package dev.groundwork.permissions.access;

import dev.groundwork.contracts.event.Access;
import dev.groundwork.permissions.source.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The rows of documents, of what sources said and of overrides. A row of access is never changed, only ended. */
@ApplicationScoped
class GrantRows {

    void create(Handle transaction, Statement said) {
        transaction
                .createUpdate("""
                        insert into document (document_id, tenant, source_system, external_id, version, deleted, revision)
                        values (:id, :tenant, :system, :externalId, :version, false, 0) on conflict do nothing""")
                .bind("id", said.documentId())
                .bind("tenant", said.tenant())
                .bind("system", said.source().system())
                .bind("externalId", said.source().externalId())
                .bind("version", Standing.NONE)
                .execute();
    }

    /** How the document stands; nobody else changes it until the transaction ends. */
    Optional<Standing> findLocked(Handle transaction, UUID documentId) {
        return transaction
                .select("""
                        select version, content_version, content_sha256, parent_id, parent_version, owner, deleted, deleted_up_to, revision
                        from document where document_id = ? for update""", documentId)
                .map((row, _) -> new Standing(
                        row.getLong("version"),
                        row.getObject("content_version", Long.class),
                        row.getString("content_sha256"),
                        ParentColumns.find(row, "").orElse(null),
                        row.getString("owner"),
                        row.getBoolean("deleted"),
                        row.getObject("deleted_up_to", Long.class),
                        row.getLong("revision")))
                .findOne();
    }

    /** The database's time now that the lock is held; that of the transaction's start could lie before the last change. */
    OffsetDateTime now(Handle transaction) {
        return transaction
                .select("select clock_timestamp()")
                .mapTo(OffsetDateTime.class)
                .one();
    }

    void save(Handle transaction, UUID documentId, Standing standing) {
        var update = transaction.createUpdate("""
                        update document set version = :version, content_version = :contentVersion, content_sha256 = :sha256,
                            parent_id = :parentId, parent_version = :parentVersion, owner = :owner, deleted = :deleted,
                            deleted_up_to = :deletedUpTo, revision = :revision
                        where document_id = :id""");
        ParentColumns.bind(update, standing.parent())
                .bind("id", documentId)
                .bind("version", standing.version())
                .bind("contentVersion", standing.contentVersion())
                .bind("sha256", standing.sha256())
                .bind("owner", standing.owner())
                .bind("deleted", standing.deleted())
                .bind("deletedUpTo", standing.deletedUpTo())
                .bind("revision", standing.revision())
                .execute();
    }

    void state(Handle transaction, Statement said, long contentVersion, OffsetDateTime now) {
        var insert = transaction.createUpdate("""
                insert into source_access
                    (document_id, content_version, event_version, parent_id, parent_version, allow, deny, clearance, stated_by, since)
                values (:id, :contentVersion, :eventVersion, :parentId, :parentVersion, :allow, :deny, :clearance, :by, :now)""");
        AccessColumns.bind(ParentColumns.bind(insert, said.parent()), said.access())
                .bind("id", said.documentId())
                .bind("contentVersion", contentVersion)
                .bind("eventVersion", said.version())
                .bind("by", said.source().system())
                .bind("now", now)
                .execute();
    }

    void end(Handle transaction, UUID documentId, long contentVersion, OffsetDateTime now) {
        transaction.execute(
                "update source_access set until = ? where document_id = ? and content_version = ? and until is null",
                now,
                documentId,
                contentVersion);
    }

    void endAll(Handle transaction, UUID documentId, OffsetDateTime now) {
        transaction.execute(
                "update source_access set until = ? where document_id = ? and until is null", now, documentId);
    }

    void override(Handle transaction, UUID documentId, Access access, String by, OffsetDateTime now) {
        var insert = transaction.createUpdate("""
                insert into access_override (document_id, allow, deny, clearance, stated_by, since)
                values (:id, :allow, :deny, :clearance, :by, :now)""");
        AccessColumns.bind(insert, access)
                .bind("id", documentId)
                .bind("by", by)
                .bind("now", now)
                .execute();
    }

    void endOverride(Handle transaction, UUID documentId, OffsetDateTime now) {
        transaction.execute(
                "update access_override set until = ? where document_id = ? and until is null", now, documentId);
    }
}
