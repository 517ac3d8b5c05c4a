package dev.groundwork.permissions.outbox;

import dev.groundwork.permissions.database.PassingFailure;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Runs the relay on a thread of its own: at once when woken, and every second for what another replica or a crash left. */
@ApplicationScoped
class RelayLoop {

    private static final Logger LOG = Logger.getLogger(RelayLoop.class);
    private static final long IDLE_MILLIS = 1_000;

    private final Relay relay;
    private final Outbox outbox;
    private Thread thread;

    RelayLoop(Relay relay, Outbox outbox) {
        this.relay = relay;
        this.outbox = outbox;
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofVirtual().name("access-changed-relay").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        thread.interrupt();
        thread.join();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                if (!publishBatch()) {
                    outbox.awaitWork(IDLE_MILLIS);
                }
            }
        } catch (InterruptedException end) {
            LOG.debug("The relay stops with the service.");
        }
    }

    /** The boundary where any failure is recorded, errors too, as the loop must never end silently: the documents stay marked, and the next round tries them again. */
    private boolean publishBatch() {
        try {
            return relay.publishBatch();
        } catch (Throwable e) {
            if (PassingFailure.isPassing(e)) {
                LOG.warn("The database does not answer: access-changed waits");
            } else {
                LOG.error("Publishing access-changed failed; it is tried again", e);
            }
            return false;
        }
    }
}
