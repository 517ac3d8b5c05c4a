package dev.groundwork.permissions.outbox;

import dev.groundwork.contracts.event.AccessChanged;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Publishes the present access of dirty documents. An advisory lock lets one relay of all replicas work, so events of a document leave in order.
 * A mark goes only when no newer change was made meanwhile; what Kafka did not acknowledge stays marked.
 */
@ApplicationScoped
class Relay {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final long LOCK = 0x6772_6f75_6e64_0001L;
    private static final int BATCH = 100;

    /** Java compares UUIDs as signed numbers. */
    private static final Comparator<AccessChanged> AS_IN_THE_DATABASE =
            Comparator.comparing(event -> event.documentId().toString());

    private record Dirty(UUID documentId, Instant since, Optional<String> traceparent) {}

    private final Jdbi jdbi;
    private final PresentAccess access;
    private final AccessPublisher publisher;
    private final RelayMetrics metrics;

    Relay(Jdbi jdbi, PresentAccess access, AccessPublisher publisher, RelayMetrics metrics) {
        this.jdbi = jdbi;
        this.access = access;
        this.publisher = publisher;
        this.metrics = metrics;
    }

    /**
     * Publishes one batch, the oldest changes first.
     *
     * @return whether there may be more to publish at once
     */
    boolean publishBatch() {
        return jdbi.inTransaction(transaction -> {
            if (!lock(transaction)) {
                return false;
            }
            var dirty = listDirty(transaction);
            var acknowledged = publish(transaction, dirty);
            acknowledged.stream().sorted(AS_IN_THE_DATABASE).forEach(event -> unmark(transaction, event));
            return acknowledged.size() == BATCH;
        });
    }

    private List<AccessChanged> publish(Handle transaction, Map<UUID, Dirty> dirty) {
        var sent = access.listPresent(transaction, dirty.keySet()).stream()
                .collect(Collectors.toMap(Function.identity(), event -> send(event, dirty.get(event.documentId()))));
        return sent.entrySet().stream()
                .filter(each -> isAcknowledged(each.getKey(), each.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private CompletableFuture<Void> send(AccessChanged event, Dirty dirty) {
        return publisher
                .publish(event, TraceContext.of(dirty.traceparent()))
                .thenRun(() -> metrics.published(dirty.since()));
    }

    private boolean isAcknowledged(AccessChanged event, CompletableFuture<Void> sent) {
        try {
            sent.join();
            return true;
        } catch (CompletionException e) {
            metrics.failed();
            LOG.warnf(
                    "access-changed of document %s is not acknowledged and stays marked: %s",
                    event.documentId(), e.getCause());
            return false;
        }
    }

    private static boolean lock(Handle transaction) {
        return transaction
                .select("select pg_try_advisory_xact_lock(?)", LOCK)
                .mapTo(boolean.class)
                .one();
    }

    private static Map<UUID, Dirty> listDirty(Handle transaction) {
        return transaction
                .select("select document_id, since, traceparent from dirty_document order by since limit ?", BATCH)
                .map((row, _) -> new Dirty(
                        row.getObject("document_id", UUID.class),
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getString("traceparent"))))
                .collect(Collectors.toMap(Dirty::documentId, Function.identity()));
    }

    private static void unmark(Handle transaction, AccessChanged event) {
        transaction.execute(
                "delete from dirty_document where document_id = ? and revision <= ?",
                event.documentId(),
                event.revision());
    }
}
