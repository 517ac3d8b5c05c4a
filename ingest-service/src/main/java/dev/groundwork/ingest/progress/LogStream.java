package dev.groundwork.ingest.progress;

import dev.groundwork.ingest.failure.UnavailableException;
import dev.groundwork.ingest.identity.Caller;
import dev.groundwork.ingest.problem.ErrorCode;
import dev.groundwork.ingest.problem.RequestException;
import dev.groundwork.ingest.registry.DocumentRow;
import dev.groundwork.ingest.registry.DocumentView;
import dev.groundwork.ingest.registry.StepLog;
import dev.groundwork.ingest.registry.VisibleDocuments;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Follows a document on its way: every step as it ends, then the final status. It reads what is in the database once a second, so it does not
 * matter which replica works; and each time whether the reader may still see it.
 */
@ApplicationScoped
class LogStream {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Shorter than proxies take for a dead connection. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final VisibleDocuments documents;
    private final StepLog log;
    private final Duration longest;
    private final CountDownLatch closing = new CountDownLatch(1);

    LogStream(VisibleDocuments documents, StepLog log, ProgressConfig config) {
        this.documents = documents;
        this.log = log;
        this.longest = config.longest();
    }

    void close(@Observes ShutdownEvent event) {
        closing.countDown();
    }

    /** Returns at the final status, when the time is over, or when the reader has left or may not see the document any more. */
    void follow(Caller caller, UUID id, String lastEventId, Events events) {
        var progress = Progress.after(lastEventId);
        var end = System.nanoTime() + longest.toNanos();
        // Due at once: a stream that has nothing to say yet opens all the same.
        var heartbeat = System.nanoTime();
        try {
            do {
                // The row before its steps: those that led to its status are all there.
                var row = documents.document(caller, id);
                if (sendNews(row, progress, events)) {
                    heartbeat = System.nanoTime() + HEARTBEAT.toNanos();
                } else if (System.nanoTime() - heartbeat >= 0) {
                    events.heartbeat();
                    heartbeat = System.nanoTime() + HEARTBEAT.toNanos();
                }
                if (row.status().isFinal()) {
                    events.status(DocumentView.of(row));
                    return;
                }
            } while (System.nanoTime() - end < 0 && !events.isClosed() && !isClosing());
        } catch (RequestException e) {
            events.error(e.code(), e.getMessage());
        } catch (UnavailableException e) {
            events.error(ErrorCode.DATABASE_UNAVAILABLE, "Come back with the last id in a moment.");
        }
    }

    private boolean sendNews(DocumentRow row, Progress progress, Events events) {
        if (row.contentVersion() == null) {
            return false;
        }
        var news = progress.news(row.contentVersion(), log.list(row.documentId(), row.contentVersion()));
        news.forEach(events::step);
        return !news.isEmpty();
    }

    /** Waits for the next look. */
    private boolean isClosing() {
        try {
            return closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
