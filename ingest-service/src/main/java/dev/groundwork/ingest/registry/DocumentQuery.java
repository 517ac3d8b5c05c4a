package dev.groundwork.ingest.registry;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
 * @param filter narrows the list
 * @param after where the page before ended, null for the first page
 */
public record DocumentQuery(
        String tenant, String owner, Filter filter, DocumentOrder order, Position after, int limit) {

    /**
     * What the documents have in common; null leaves a property open.
     *
     * @param code of the error of the latest version
     * @param source the system
     * @param parent the document they were embedded in
     * @param olderThan for how long at least nothing has happened to the latest version
     */
    public record Filter(Status status, String code, String source, UUID parent, Duration olderThan) {}

    /** The place of a document in the list of one order. */
    public record Position(Instant at, UUID documentId) {

        static Position of(DocumentRow row, DocumentOrder order) {
            return new Position(order.placeOf(row), row.documentId());
        }

        String cursor(DocumentOrder order) {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((order.tag() + "/" + at + "/" + documentId).getBytes(StandardCharsets.UTF_8));
        }

        /** @throws IllegalArgumentException when it is no cursor of ours, or one of another order */
        static Position parse(String cursor, DocumentOrder order) {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("/", 3);
            if (parts.length < 3 || !parts[0].equals(order.tag())) {
                throw new IllegalArgumentException("a place has an order and two parts");
            }
            try {
                return new Position(Instant.parse(parts[1]), UUID.fromString(parts[2]));
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    List<DocumentRow> run(Handle handle) {
        var sql = DocumentSql.ROW + " where d.tenant = :tenant"
                + (owner == null ? "" : " and d.owner = :owner")
                + status()
                + (filter.code == null ? "" : " and v.error_code = :code")
                + (filter.source == null ? "" : " and d.system = :source")
                + (filter.parent == null ? "" : " and d.parent_id = :parent")
                + (filter.olderThan == null ? "" : " and " + DocumentSql.WAITING_SINCE + " < now() - :olderThan")
                + (after == null ? "" : order.condition())
                + order.clause() + " limit :limit";
        var query = handle.createQuery(sql).bindMethods(this).bindMethods(filter);
        return (after == null ? query : query.bindMethods(after))
                .map(ConstructorMapper.of(DocumentRow.class))
                .list();
    }

    /** In the columns themselves, which have indexes. */
    private String status() {
        return switch (filter.status) {
            case null -> "";
            case DELETED -> " and d.deleted";
            case RECEIVED, PROCESSING, SEARCHABLE, REJECTED, FAILED -> " and not d.deleted and v.status = :status";
        };
    }
}
