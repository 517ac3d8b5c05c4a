package dev.groundwork.ingest.embed;

import dev.groundwork.ingest.failure.UnavailableException;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Keeps the cache of vectors within its bound. */
@ApplicationScoped
class VectorUpkeep {

    private static final int STEP = 5_000;

    private static final Logger LOG = Logger.getLogger(VectorUpkeep.class);

    private final VectorStore store;
    private final EmbedConfig config;

    VectorUpkeep(VectorStore store, EmbedConfig config) {
        this.store = store;
        this.config = config;
    }

    /** As many replicas as do it at the same time delete the same rows. */
    @Scheduled(
            every = "{groundwork.ingest.embed.cache.upkeep-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void evict() {
        var evicted = 0;
        try {
            for (var step = STEP; step == STEP; evicted += step) {
                step = store.evict(config.cache().maxVectors(), STEP);
            }
        } catch (UnavailableException e) {
            LOG.debugf("vectors stay in the cache for now: %s", e.getMessage());
        }
        if (evicted > 0) {
            LOG.infof("%d vectors left the cache", (Integer) evicted);
        }
    }
}
