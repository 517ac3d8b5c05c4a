package dev.groundwork.ingest.download;

import dev.groundwork.ingest.failure.PassingException;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/** The retries of one document: fewer than the limit, within the deadline, and each after a longer pause. */
final class Retries {

    private static final Logger LOG = Logger.getLogger(Retries.class);

    private final DownloadConfig config;
    private final Deadline deadline;
    private int failures;

    Retries(DownloadConfig config, Deadline deadline) {
        this.config = config;
        this.deadline = deadline;
    }

    /**
     * Waits before the next try.
     *
     * @throws PassingException when there is to be none, which leaves the document to the delayed retries of its event
     */
    void awaitNext(BrokenTransferException failure) {
        failures++;
        if (deadline.hasPassed()) {
            throw HttpDownload.passing("The transfer took longer than " + config.totalTimeout() + ".", failure);
        }
        var pause = pause(failure.retryAfter());
        if (failures > config.retries()
                || failure.retryAfter().compareTo(config.longestPause()) > 0
                || pause.compareTo(deadline.left()) >= 0) {
            throw HttpDownload.passing(failure.getMessage(), failure);
        }
        Metrics.counter("groundwork.ingest.download.retries").increment();
        LOG.infof("download: %s Retry %d in %d ms", failure.getMessage(), (Integer) failures, (Long) pause.toMillis());
        sleep(pause);
    }

    /** Doubled with each failure, and up to a half longer by chance, so that many documents do not come back at the same moment. */
    private Duration pause(Duration asked) {
        var doubled = config.firstPause().multipliedBy(1L << Math.min(failures - 1, 20));
        var pause = min(doubled, config.longestPause());
        var chance = Duration.ofNanos(ThreadLocalRandom.current().nextLong(pause.toNanos() / 2 + 1));
        return asked.compareTo(pause) > 0 ? asked.plus(chance) : pause.plus(chance);
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw HttpDownload.passing("The download was interrupted.", e);
        }
    }
}
