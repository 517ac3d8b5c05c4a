package dev.groundwork.query.index;

import dev.groundwork.query.index.outbox.OutboxRelay;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The job that resumes what a crash left and sweeps what is past; any number of replicas may run it. */
@ApplicationScoped
class Upkeep {

    private static final int AT_ONCE = 200;

    private final Jdbi jdbi;
    private final Documents documents;
    private final Receipts receipts;
    private final VersionSwitch versionSwitch;
    private final Sweeps sweeps;
    private final OutboxRelay relay;

    Upkeep(
            Jdbi jdbi,
            Documents documents,
            Receipts receipts,
            VersionSwitch versionSwitch,
            Sweeps sweeps,
            OutboxRelay relay) {
        this.jdbi = jdbi;
        this.documents = documents;
        this.receipts = receipts;
        this.versionSwitch = versionSwitch;
        this.sweeps = sweeps;
        this.relay = relay;
    }

    @Scheduled(
            every = "${groundwork.index.upkeep-every}",
            delayed = "5s",
            concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void run() {
        each(jdbi.withHandle(handle -> receipts.listStuck(handle, AT_ONCE)), versionSwitch::advance);
        each(jdbi.withHandle(handle -> sweeps.listDue(handle, AT_ONCE)), sweeps::sweep);
        relay.wake();
    }

    /** Each in a transaction of its own; one that fails is tried again at the next run and holds up no other. */
    private void each(List<UUID> documentIds, BiConsumer<Handle, Document> step) {
        for (var id : documentIds) {
            try {
                jdbi.useTransaction(handle -> step.accept(handle, documents.lock(handle, id)));
            } catch (RuntimeException e) {
                Log.warnf("Upkeep of document %s waits: %s", id, e.toString());
            }
        }
    }
}
