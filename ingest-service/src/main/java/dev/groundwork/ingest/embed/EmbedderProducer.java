package dev.groundwork.ingest.embed;

import dev.groundwork.ingest.chunk.ChunkConfig;
import dev.groundwork.ingest.chunk.TokenCounter;
import dev.groundwork.ingest.failure.PassingException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jboss.logging.Logger;

/** The embedders of this service with the tokens of their models, ready when the service is. A model that cannot work stops the start. */
class EmbedderProducer {

    /** About two seconds of embedding in this process, and 100 kB of vectors. */
    private static final int SLICE = 64;

    /** Texts each caller embeds when the pace is measured: some half a second. */
    private static final int SAMPLES = 8;

    private static final Logger LOG = Logger.getLogger(EmbedderProducer.class);

    private final EmbedConfig config;

    EmbedderProducer(EmbedConfig config) {
        this.config = config;
    }

    /** With two models, a text has as many tokens as in the one that sees more of them: so each reads every passage whole. */
    @Produces
    @ApplicationScoped
    TokenCounter tokens(Instance<BgeSmall> local) {
        var counters = new ArrayList<TokenCounter>();
        if (isInProcess()) {
            counters.add(new WordTokens(local.get()));
        }
        remotes().forEach(remote -> counters.add(RemoteTokens.of(remote.config)));
        return counters.size() == 1
                ? counters.getFirst()
                : text -> counters.stream()
                        .mapToInt(counter -> counter.tokens(text))
                        .max()
                        .orElseThrow();
    }

    @Produces
    @Startup
    @Singleton
    EmbeddingModels models(Instance<BgeSmall> local, ChunkConfig chunks, VectorStore store, MeterRegistry metrics) {
        var embedders = new ArrayList<Embedder>();
        var paces = new HashMap<String, Pace>();
        if (isInProcess()) {
            var embedder = new LocalEmbedder(local.get(), config.callers(), metrics);
            paces.put(embedder.model(), new Pace(embedder, config.callers() * SAMPLES));
            embedders.add(new CachedEmbedder(embedder, SLICE, store, metrics));
        }
        for (var remote : remotes()) {
            requireWholePassages(remote, chunks);
            var embedder = new RemoteEmbedder(
                    remote.config, EmbedderPatience.USUAL, config.callers(), RemoteTokens.of(remote.config), metrics);
            requireModel(remote, embedder);
            paces.put(embedder.model(), new Pace(embedder, config.callers() * remote.config.batchTexts()));
            embedders.addFirst(
                    new CachedEmbedder(embedder, Math.max(SLICE, remote.config.batchTexts()), store, metrics));
        }
        return new EmbeddingModels(config.nextInProcess() ? embedders.reversed() : embedders, paces, longest(chunks));
    }

    private boolean isInProcess() {
        return config.remote().baseUrl().isEmpty() || config.nextInProcess();
    }

    /** The present one first. */
    private List<Named> remotes() {
        return List.of(new Named("remote", config.remote()), new Named("next", config.next())).stream()
                .filter(remote -> remote.config.baseUrl().isPresent())
                .toList();
    }

    private static void requireWholePassages(Named remote, ChunkConfig chunks) {
        var longest = longest(chunks);
        if (longest > remote.config.maxTokens()) {
            throw new IllegalStateException(remote.key() + ".max-tokens is " + remote.config.maxTokens()
                    + " and passages may have " + longest + " tokens: lower groundwork.ingest.chunk.max-tokens");
        }
    }

    private static int longest(ChunkConfig chunks) {
        return chunks.maxTokens() + chunks.minTokens() + ChunkConfig.CONTEXT_LIMIT;
    }

    /** A model that is away is waited for; one that is another than configured is not. */
    private static void requireModel(Named remote, RemoteEmbedder embedder) {
        try {
            embedder.tryOnce();
        } catch (EmbedderAwayException e) {
            if (e.isOtherModel()) {
                throw new IllegalStateException(
                        remote.key() + ".dimensions does not fit the model " + embedder.model() + ": " + e.reason(), e);
            }
            LOG.warnf("documents will wait for the embedder %s: %s", embedder.model(), e.reason());
        } catch (PassingException e) {
            throw new IllegalStateException(remote.key() + ": " + e.getMessage(), e);
        }
    }

    private record Named(String name, EmbedConfig.Remote config) {

        String key() {
            return "groundwork.ingest.embed." + name;
        }
    }
}
