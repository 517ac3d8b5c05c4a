package dev.groundwork.ingest.member;

import dev.groundwork.contracts.event.Content;
import dev.groundwork.contracts.event.DocumentReceived;
import dev.groundwork.contracts.event.EventHeaders;
import dev.groundwork.contracts.event.EventJson;
import dev.groundwork.contracts.event.Source;
import dev.groundwork.contracts.event.Topics;
import dev.groundwork.ingest.database.Database;
import dev.groundwork.ingest.event.EventSender;
import dev.groundwork.ingest.event.Traces;
import dev.groundwork.ingest.failure.UnavailableException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * Tells {@code document-received} what holds of members. An advisory lock lets one relay of all replicas work, so events of a member leave in
 * order. What the broker did not acknowledge, and what became news meanwhile, is told again; hearing it twice changes nothing.
 */
@ApplicationScoped
class MemberRelay {

    private static final Logger LOG = Logger.getLogger(MemberRelay.class);
    private static final long LOCK = 0x6772_6f75_6e64_0006L;
    private static final int BATCH = 100;

    private final Database database;
    private final EventSender sender;
    private final MeterRegistry metrics;

    MemberRelay(Database database, EventSender sender, MeterRegistry metrics) {
        this.database = database;
        this.sender = sender;
        this.metrics = metrics;
    }

    /** A member with news. */
    public record Row(
            UUID documentId,
            UUID parentId,
            long parentVersion,
            String tenant,
            String system,
            String externalId,
            String sha256,
            String mediaType,
            String fileName,
            boolean gone,
            long news,
            String traceparent) {

        DocumentReceived event() {
            var source = new Source(system, externalId);
            if (gone) {
                return new DocumentReceived(
                        tenant, source, DocumentReceived.Operation.DELETE, null, null, null, Instant.now());
            }
            var content = new Content("blob:" + sha256, sha256, mediaType, fileName);
            return new DocumentReceived(
                            tenant, source, DocumentReceived.Operation.UPSERT, null, content, null, Instant.now())
                    .memberOf(parentId, parentVersion);
        }
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void relay() {
        try {
            while (relayBatch()) {
                LOG.debug("there are more members to tell of");
            }
        } catch (UnavailableException e) {
            LOG.warnf("members wait for %s", e.dependency().tag());
        }
    }

    /** Returns whether there may be more at once. */
    private boolean relayBatch() {
        return database.inTransaction(handle -> {
            if (!lock(handle)) {
                return false;
            }
            var rows = listNews(handle);
            var told = rows.stream().takeWhile(this::send).toList();
            told.forEach(row -> enter(handle, row));
            return told.size() == BATCH;
        });
    }

    /** False when the broker is away. */
    private boolean send(Row row) {
        var event = row.event();
        try {
            Traces.within(row.traceparent, () -> {
                sender.send(
                        Topics.DOCUMENT_RECEIVED,
                        row.documentId.toString(),
                        EventJson.write(event),
                        EventHeaders.of(Topics.DOCUMENT_RECEIVED, "ingest-service", event.occurredAt()));
                LOG.infof("member %s of %s: %s", row.documentId, row.parentId, event.operation());
            });
        } catch (UnavailableException e) {
            LOG.warnf("members wait for %s", e.dependency().tag());
            return false;
        }
        metrics.counter(
                        "groundwork.ingest.members",
                        "operation",
                        event.operation().name())
                .increment();
        return true;
    }

    private static boolean lock(Handle handle) {
        return handle.createQuery("select pg_try_advisory_xact_lock(:lock)")
                .bind("lock", LOCK)
                .mapTo(Boolean.class)
                .one();
    }

    private static List<Row> listNews(Handle handle) {
        return handle.createQuery("""
                        select document_id, parent_id, parent_version, tenant, system, external_id, sha256, media_type, file_name, gone, news,
                            traceparent
                        from member where news > told order by since limit :limit""")
                .bind("limit", BATCH)
                .map(ConstructorMapper.of(Row.class))
                .list();
    }

    private static void enter(Handle handle, Row row) {
        handle.createUpdate("update member set told = :news where document_id = :documentId and told < :news")
                .bindMethods(row)
                .execute();
    }
}
