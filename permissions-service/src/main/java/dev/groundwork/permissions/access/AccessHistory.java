package dev.groundwork.permissions.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.groundwork.contracts.event.Access;
import dev.groundwork.contracts.http.DocumentVersion;
import dev.groundwork.permissions.paging.Page;
import dev.groundwork.permissions.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Reads what held of a document at any time, and by whose word. */
@ApplicationScoped
class AccessHistory {

    /** Whose word it was. */
    enum Origin {
        SOURCE,
        OVERRIDE
    }

    /**
     * One access and when it held.
     *
     * @param by the source system, or the user who overrode it
     * @param contentVersion the content it spoke of; null for an override, which speaks of all
     * @param eventVersion the event that stated it; null for an override
     * @param parent the version of another document that held that content; null for a root's, and for an override
     * @param until null while it holds
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Period(
            Origin origin,
            String by,
            Long contentVersion,
            Long eventVersion,
            DocumentVersion parent,
            Access access,
            Instant since,
            Instant until) {}

    /** The periods of a document, the newest first. */
    Page<Period> page(Handle handle, UUID documentId, PageRequest request) {
        return request.pageOf(handle.createQuery("""
                        select 'SOURCE' as origin, stated_by, content_version, event_version, parent_id, parent_version,
                            allow, deny, clearance, since, until
                        from source_access where document_id = :id
                        union all
                        select 'OVERRIDE', stated_by, null, null, null, null, allow, deny, clearance, since, until
                        from access_override where document_id = :id
                        order by since desc, origin limit :limit offset :offset""")
                .bind("id", documentId)
                .bind("limit", request.rows())
                .bind("offset", request.offset())
                .map((row, _) -> period(row))
                .list());
    }

    private static Period period(ResultSet row) throws SQLException {
        return new Period(
                Origin.valueOf(row.getString("origin")),
                row.getString("stated_by"),
                row.getObject("content_version", Long.class),
                row.getObject("event_version", Long.class),
                ParentColumns.find(row, "").orElse(null),
                AccessColumns.find(row, "").orElseThrow(),
                instant(row, "since"),
                instant(row, "until"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
