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

    /** The present trace in the form of W3C, so that the announcement is part of it; null without one. */
    private static String traceparent() {
        var span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }
}
