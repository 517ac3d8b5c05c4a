package dev.groundwork.ingest.registry;

import dev.groundwork.ingest.problem.ErrorCode;
import dev.groundwork.ingest.problem.RequestException;
import java.time.Instant;
import java.util.Arrays;

/** The orders of the list of documents, with what each sorts by. */
public enum DocumentOrder {
    NEWEST("newest", "d.received_at", "<", "desc"),
    LONGEST_WAITING("longest-waiting", DocumentSql.WAITING_SINCE, ">", "asc");

    private final String tag;
    private final String column;
    private final String beyond;
    private final String direction;

    DocumentOrder(String tag, String column, String beyond, String direction) {
        this.tag = tag;
        this.column = column;
        this.beyond = beyond;
        this.direction = direction;
    }

    /**
     * The order a request asks for; the newest first when it asks for none.
     *
     * @throws RequestException INVALID_REQUEST when there is no such order
     */
    static DocumentOrder asked(String tag) {
        if (tag == null) {
            return NEWEST;
        }
        return Arrays.stream(values())
                .filter(order -> order.tag.equals(tag))
                .findFirst()
                .orElseThrow(() -> new RequestException(
                        ErrorCode.INVALID_REQUEST,
                        "order must be one of "
                                + Arrays.stream(values())
                                        .map(order -> order.tag)
                                        .toList()));
    }

    String tag() {
        return tag;
    }

    Instant placeOf(DocumentRow row) {
        return this == NEWEST ? row.receivedAt() : row.waitingSince();
    }

    /** What lies behind a place. */
    String condition() {
        return " and (" + column + ", d.document_id) " + beyond + " (:at, :documentId)";
    }

    String clause() {
        return " order by " + column + " " + direction + ", d.document_id " + direction;
    }
}
