package dev.groundwork.permissions.audit;

import dev.groundwork.contracts.event.AccessAudited;
import dev.groundwork.contracts.event.EventJson;
import dev.groundwork.contracts.event.NoEventException;
import dev.groundwork.permissions.database.PassingFailure;
import dev.groundwork.permissions.paging.Page;
import dev.groundwork.permissions.paging.PageRequest;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.smallrye.faulttolerance.api.RetryWhen;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.jdbi.v3.core.Jdbi;

/** The audit trail. Rows are added, never changed. */
@ApplicationScoped
class AuditLog {

    private final Jdbi jdbi;

    AuditLog(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Adds the entry of an answer once, however often it arrives. Waits while the database does not work. */
    @Retry(maxRetries = -1, maxDuration = 0, delay = 200, jitter = 100)
    @ExponentialBackoff(maxDelay = 10_000)
    @RetryWhen(exception = PassingFailure.class)
    void add(AccessAudited entry) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into audit_entry
                            (answer_id, tenant, user_id, question_hash, documents, tokens, clearance, occurred_at)
                        values (:answerId, :tenant, :userId, :questionHash, cast(:documents as jsonb), :tokens, :clearance, :occurredAt)
                        on conflict (answer_id) do nothing""")
                .bind("answerId", entry.answerId())
                .bind("tenant", entry.tenant())
                .bind("userId", entry.userId())
                .bind("questionHash", entry.questionHash())
                .bind("documents", json(entry.documents()))
                .bindArray("tokens", String.class, entry.tokens())
                .bind("clearance", entry.clearance())
                .bind("occurredAt", entry.occurredAt())
                .execute());
    }

    /** The entries of a tenant that fit the filter, the newest first. */
    Page<AccessAudited> page(String tenant, AuditFilter filter, PageRequest request) {
        return jdbi.withHandle(handle -> request.pageOf(handle.createQuery("""
                        select answer_id, tenant, user_id, question_hash, documents, tokens, clearance, occurred_at
                        from audit_entry
                        where tenant = :tenant
                            and (cast(:user as text) is null or user_id = :user)
                            and (cast(:document as jsonb) is null or documents @> cast(:document as jsonb))
                            and (cast(:from as timestamptz) is null or occurred_at >= :from)
                            and (cast(:to as timestamptz) is null or occurred_at < :to)
                        order by occurred_at desc, answer_id limit :limit offset :offset""")
                .bind("tenant", tenant)
                .bind("user", filter.user().orElse(null))
                .bind("document", filter.document().map(AuditLog::containing).orElse(null))
                .bind("from", filter.from().orElse(null))
                .bind("to", filter.to().orElse(null))
                .bind("limit", request.rows())
                .bind("offset", request.offset())
                .map((row, _) -> entry(row))
                .list()));
    }

    private static AccessAudited entry(ResultSet row) throws SQLException {
        return new AccessAudited(
                row.getString("tenant"),
                row.getString("user_id"),
                row.getObject("answer_id", UUID.class),
                row.getString("question_hash"),
                documents(row.getString("documents")),
                List.of((String[]) row.getArray("tokens").getArray()),
                row.getInt("clearance"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant());
    }

    private static String containing(UUID documentId) {
        return json(List.of(Map.of("documentId", documentId)));
    }

    private static String json(Object value) {
        return new String(EventJson.write(value), StandardCharsets.UTF_8);
    }

    private static List<AccessAudited.Document> documents(String json) {
        try {
            return List.of(EventJson.read(json.getBytes(StandardCharsets.UTF_8), AccessAudited.Document[].class));
        } catch (NoEventException e) {
            throw new IllegalStateException("an audit entry that cannot be read", e);
        }
    }
}
