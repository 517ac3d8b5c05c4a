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
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Reads the present access of documents. */
@ApplicationScoped
class Documents implements PresentAccess {

    /** @throws CodedException DOCUMENT_NOT_FOUND when there is no such document that the caller may manage */
    DocumentAccess managed(Handle handle, Caller caller, UUID documentId) {
        return list(handle, List.of(documentId)).stream()
                .filter(document -> document.isManagedBy(caller))
                .findFirst()
                .orElseThrow(() -> new CodedException(
                        ErrorCode.DOCUMENT_NOT_FOUND, "Check the id; only its owner and admins manage a document."));
    }

    @Override
    public List<AccessChanged> listPresent(Handle handle, Collection<UUID> documentIds) {
        return list(handle, documentIds).stream().map(DocumentAccess::event).toList();
    }

    private static List<DocumentAccess> list(Handle handle, Collection<UUID> documentIds) {
        return handle.createQuery("""
                        select d.document_id, d.tenant, d.owner, d.version, d.revision, d.deleted,
                            s.allow as source_allow, s.deny as source_deny, s.clearance as source_clearance,
                            o.allow as override_allow, o.deny as override_deny, o.clearance as override_clearance
                        from document d
                        left join source_access s on s.document_id = d.document_id
                            and s.content_version = d.content_version and s.until is null
                        left join access_override o on o.document_id = d.document_id and o.until is null
                        where d.document_id = any(:ids)""")
                .bindArray("ids", UUID.class, List.copyOf(documentIds))
                .map((row, _) -> document(row))
                .list();
    }

    private static DocumentAccess document(ResultSet row) throws SQLException {
        return new DocumentAccess(
                row.getObject("document_id", UUID.class),
                row.getString("tenant"),
                row.getString("owner"),
                row.getLong("version"),
                row.getLong("revision"),
                row.getBoolean("deleted"),
                AccessColumns.find(row, "source_").orElse(Access.NOBODY),
                AccessColumns.find(row, "override_"));
    }
}
