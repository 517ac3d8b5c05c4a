package dev.groundwork.permissions.access;

import dev.groundwork.contracts.event.Access;
import dev.groundwork.contracts.event.AccessChanged;
import dev.groundwork.permissions.identity.Caller;
import dev.groundwork.permissions.outbox.PresentAccess;
import dev.groundwork.permissions.problem.CodedException;
import dev.groundwork.permissions.problem.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Reads the present access of documents. */
@ApplicationScoped
class Documents implements PresentAccess {

    /** @throws CodedException DOCUMENT_NOT_FOUND when there is no such document that the caller may manage */
    DocumentAccess managed(Handle handle, Caller caller, UUID documentId) {
        return lineage(handle, List.of(documentId))
                .find(documentId)
                .filter(document -> document.isManagedBy(caller))
                .orElseThrow(() -> new CodedException(
                        ErrorCode.DOCUMENT_NOT_FOUND, "Check the id; only its owner and admins manage a document."));
    }

    @Override
    public List<AccessChanged> listPresent(Handle handle, Collection<UUID> documentIds) {
        var lineage = lineage(handle, documentIds);
        return documentIds.stream()
                .flatMap(documentId -> lineage.find(documentId).stream())
                .map(DocumentAccess::event)
                .toList();
    }

    /** The documents and all above them, as they stand at one moment. */
    private static Lineage lineage(Handle handle, Collection<UUID> documentIds) {
        return new Lineage(handle.createQuery("""
                        with recursive line (document_id, depth) as (
                            select document_id, 0 from unnest(:ids) as each (document_id)
                            union
                            select d.parent_id, line.depth + 1
                            from line join document d on d.document_id = line.document_id
                            where d.parent_id is not null and line.depth < :depth
                        )
                        select d.document_id, d.tenant, d.source_system, d.parent_id, d.parent_version,
                            exists (select from source_access p where p.document_id = d.parent_id
                                and p.content_version = d.parent_version and p.until is null) as is_held,
                            d.owner, d.version, d.revision, d.deleted, d.deleted_up_to,
                            s.allow as source_allow, s.deny as source_deny, s.clearance as source_clearance,
                            o.allow as override_allow, o.deny as override_deny, o.clearance as override_clearance
                        from (select distinct document_id from line) each
                        join document d on d.document_id = each.document_id
                        left join source_access s on s.document_id = d.document_id
                            and s.content_version = d.content_version and s.until is null
                        left join access_override o on o.document_id = d.document_id and o.until is null""")
                .bindArray("ids", UUID.class, List.copyOf(documentIds))
                .bind("depth", Lineage.MAX_DEPTH)
                .map((row, _) -> document(row))
                .list());
    }

    private static DocumentAccess document(ResultSet row) throws SQLException {
        return new DocumentAccess(
                row.getObject("document_id", UUID.class),
                row.getString("tenant"),
                row.getString("source_system"),
                ParentColumns.find(row, ""),
                row.getBoolean("is_held"),
                Optional.empty(),
                row.getString("owner"),
                row.getLong("version"),
                row.getLong("revision"),
                row.getBoolean("deleted"),
                row.getObject("deleted_up_to", Long.class),
                AccessColumns.find(row, "source_").orElse(Access.NOBODY),
                AccessColumns.find(row, "override_"));
    }
}
