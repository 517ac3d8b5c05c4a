package dev.groundwork.ingest.embed;

import dev.groundwork.ingest.chunk.ChunkConfig;
import dev.groundwork.ingest.chunk.TokenCounter;
import dev.groundwork.ingest.failure.PassingException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import org.jboss.logging.Logger;

/** The embedder of this service with the tokens of its model, ready when the service is. A model that cannot work stops the start. */
class EmbedderProducer {

    /** About two seconds of embedding in this process, and 100 kB of vectors. */
    private static final int SLICE = 64;

    private static final Logger LOG = Logger.getLogger(EmbedderProducer.class);

    private final EmbedConfig config;

    EmbedderProducer(EmbedConfig config) {
        this.config = config;
    }

    @Produces
    @ApplicationScoped
    TokenCounter tokens(Instance<BgeSmall> local) {
        return isRemote() ? RemoteTokens.of(config.remote()) : local.get();
    }

    @Produces
    @Startup
    @ApplicationScoped
    Embedder embedder(
            Instance<BgeSmall> local,
            TokenCounter tokens,
            ChunkConfig chunks,
            VectorStore store,
            MeterRegistry metrics) {
        if (!isRemote()) {
            return new CachedEmbedder(new LocalEmbedder(local.get(), config.callers(), metrics), SLICE, store, metrics);
        }
        requireWholePassages(chunks);
        var remote = new RemoteEmbedder(config, tokens, metrics);
        requireModel(remote);
        return new CachedEmbedder(remote, Math.max(SLICE, config.remote().batchTexts()), store, metrics);
    }

    private boolean isRemote() {
        return config.remote().baseUrl().isPresent();
    }

    private void requireWholePassages(ChunkConfig chunks) {
        var longest = chunks.maxTokens() + chunks.minTokens() + ChunkConfig.CONTEXT_LIMIT;
        if (longest > config.remote().maxTokens()) {
            throw new IllegalStateException("groundwork.ingest.embed.remote.max-tokens is "
                    + config.remote().maxTokens() + " and passages may have " + longest
                    + " tokens: lower groundwork.ingest.chunk.max-tokens");
        }
    }

    /** A model that is away is waited for; one that is another than configured is not. */
    private static void requireModel(RemoteEmbedder remote) {
        try {
            remote.tryOnce();
        } catch (EmbedderAwayException e) {
            if (e.isOtherModel()) {
                throw new IllegalStateException(
                        "groundwork.ingest.embed.remote.dimensions does not fit the model " + remote.model() + ": "
                                + e.reason(),
                        e);
            }
            LOG.warnf("documents will wait for the embedder %s: %s", remote.model(), e.reason());
        } catch (PassingException e) {
            throw new IllegalStateException("groundwork.ingest.embed.remote: " + e.getMessage(), e);
        }
    }
}
