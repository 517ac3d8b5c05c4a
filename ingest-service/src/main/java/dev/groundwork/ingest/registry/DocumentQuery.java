package dev.groundwork.ingest.registry;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * Which documents to list.
 *
 * @param owner lists his documents alone, null lists the whole tenant's
 * @param status null lists all
 * @param after where the page before ended, null for the first page
 */
public record DocumentQuery(String tenant, String owner, Status status, Position after, int limit) {

    /** The place of a document in the list. */
    public record Position(Instant receivedAt, UUID documentId) {

        static Position of(DocumentRow row) {
            return new Position(row.receivedAt(), row.documentId());
        }

        String cursor() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((receivedAt + "/" + documentId).getBytes(StandardCharsets.UTF_8));
        }

        /** @throws IllegalArgumentException when it is no cursor of ours */
        static Position parse(String cursor) {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("/", 2);
            if (parts.length < 2) {
                throw new IllegalArgumentException("a place has two parts");
            }
            try {
                return new Position(Instant.parse(parts[0]), UUID.fromString(parts[1]));
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    List<DocumentRow> run(Handle handle) {
        var sql = DocumentSql.ROW + " where d.tenant = :tenant"
                + (owner == null ? "" : " and d.owner = :owner")
                + (status == null ? "" : " and " + DocumentSql.STATUS + " = :status")
                + (after == null ? "" : " and (d.received_at, d.document_id) < (:receivedAt, :documentId)")
                + " order by d.received_at desc, d.document_id desc limit :limit";
        var query = handle.createQuery(sql).bind("tenant", tenant).bind("limit", limit);
        if (owner != null) {
            query.bind("owner", owner);
        }
        if (status != null) {
            query.bind("status", status.name());
        }
        if (after != null) {
            query.bindMethods(after);
        }
        return query.map(ConstructorMapper.of(DocumentRow.class)).list();
    }
}
