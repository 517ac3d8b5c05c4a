package dev.groundwork.query.index.outbox;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;

/** Announces news on index-updated, one replica at a time, so that a document's announcements stand in order. Said at least once. */
@ApplicationScoped
public class OutboxRelay {

    private static final int AT_ONCE = 100;
    /** How long news waits at most that nobody woke the relay for: of another replica, or of before a failure. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Jdbi jdbi;
    private final Announcements announcements;
    private final IndexUpdatedTopic topic;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean stopped;

    OutboxRelay(Jdbi jdbi, Announcements announcements, IndexUpdatedTopic topic) {
        this.jdbi = jdbi;
        this.announcements = announcements;
        this.topic = topic;
    }

    /** There may be committed news: announce it now. */
    public void wake() {
        news.release();
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("outbox-relay").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        wake();
    }

    /** The boundary where any failure is recorded, errors too, as the loop must never end silently: the news stays, and the next round tries it again. */
    @SuppressWarnings("CatchingUnchecked")
    private void run() {
        while (!stopped) {
            try {
                if (relay() < AT_ONCE) {
                    var woken = news.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                    Log.tracef("woken by news: %s", woken);
                    news.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                Log.warnf("News of the index waits: %s", e.toString());
                pause();
            } catch (Throwable e) {
                Log.error("News of the index could not be announced; it is tried again", e);
                pause();
            }
        }
    }

    private int relay() {
        return jdbi.inTransaction(handle -> {
            if (!announcements.lock(handle)) {
                return 0;
            }
            List<Announcement> fresh = announcements.listNews(handle, AT_ONCE);
            topic.send(fresh, announcements.clock(handle));
            fresh.forEach(announcement -> announcements.announced(handle, announcement));
            return fresh.size();
        });
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }
}
