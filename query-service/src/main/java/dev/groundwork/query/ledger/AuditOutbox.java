package dev.groundwork.query.ledger;

import dev.groundwork.contracts.event.AccessAudited;
import dev.groundwork.contracts.event.EventJson;
import dev.groundwork.contracts.event.NoEventException;
import io.opentelemetry.api.trace.Span;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The audit rows of this service: in the caller's transaction, so that there is no answer without one. {@link AuditRelay} sends them on. */
@ApplicationScoped
public class AuditOutbox {

    /** Any number that no other lock of this database uses. */
    private static final long RELAY_LOCK = 0x6175646974L;

    /** Once per answer: what is entered again changes nothing. */
    public void append(Handle handle, AccessAudited event) {
        handle.createUpdate("""
                        insert into audit_outbox (answer_id, user_id, event, traceparent)
                        values (:answerId, :userId, cast(:event as jsonb), :traceparent)
                        on conflict (answer_id) do nothing
                        """)
                .bind("answerId", event.answerId())
                .bind("userId", event.userId())
                .bind("event", new String(EventJson.write(event), StandardCharsets.UTF_8))
                .bind("traceparent", traceparent())
                .execute();
    }

    /** Whether this transaction is now the only one that sends. */
    boolean lock(Handle handle) {
        return handle.createQuery("select pg_try_advisory_xact_lock(:key)")
                .bind("key", RELAY_LOCK)
                .mapTo(Boolean.class)
                .one();
    }

    List<AuditEntry> listOldest(Handle handle, int limit) {
        return handle.createQuery(
                        "select event::text as event, traceparent from audit_outbox order by created_at limit :limit")
                .bind("limit", limit)
                .map((row, context) -> new AuditEntry(read(row.getString("event")), row.getString("traceparent")))
                .list();
    }

    void remove(Handle handle, UUID answerId) {
        handle.createUpdate("delete from audit_outbox where answer_id = :answerId")
                .bind("answerId", answerId)
                .execute();
    }

    private static AccessAudited read(String event) {
        try {
            return EventJson.read(event.getBytes(StandardCharsets.UTF_8), AccessAudited.class);
        } catch (NoEventException e) {
            throw new IllegalStateException("an audit row this service did not write", e);
        }
    }

    private static String traceparent() {
        var span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }
}
