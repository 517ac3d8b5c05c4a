package dev.groundwork.query.index.outbox;

import io.opentelemetry.api.trace.Span;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Joins a commit and its event: a row says that there is news of a document, {@link OutboxRelay} announces what is then true. */
@ApplicationScoped
public class Outbox {

    /** Says in the caller's transaction that the index holds something new of this document. */
    public void markNews(Handle handle, UUID documentId) {
        handle.createUpdate("""
                        insert into outbox (document_id, news, traceparent) values (:documentId, 1, :traceparent)
                        on conflict (document_id) do update set news = outbox.news + 1, traceparent = excluded.traceparent
                        """)
                .bind("documentId", documentId)
                .bind("traceparent", traceparent())
                .execute();
    }

    /** Lets nothing be announced until the caller's transaction ends. */
    public void pause(Handle handle) {
        Announcements.lockPatiently(handle);
    }

    /** Says that there is news of every document of which the generation holds something else than was last announced. */
    public void markChanged(Handle handle, String generation) {
        handle.createUpdate("""
                        update outbox o set news = news + 1, traceparent = :traceparent
                        from document_index d
                        left join lateral (
                            select w.version, (select coalesce(sum(chunks), 0) from batch_receipt r
                                               where r.document_id = w.document_id and r.generation = w.generation
                                                 and r.version = w.version) as chunks
                            from document_version w
                            where w.document_id = d.document_id and w.generation = :generation
                              and w.switched_at is not null and w.version > d.tombstone
                            order by w.version desc limit 1) v on true
                        where o.document_id = d.document_id
                          and (coalesce(v.version, -1) <> o.live or v.chunks <> o.chunks)
                        """)
                .bind("generation", generation)
                .bind("traceparent", traceparent())
                .execute();
    }

    /** The present trace in the form of W3C, so that the announcement is part of it; null without one. */
    private static String traceparent() {
        var span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }
}
