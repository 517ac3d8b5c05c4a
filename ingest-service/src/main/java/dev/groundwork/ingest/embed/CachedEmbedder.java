package dev.groundwork.ingest.embed;

import dev.groundwork.ingest.failure.UnavailableException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Gatherers;
import org.jboss.logging.Logger;

/**
 * Embeds only what no document held before. A document goes through in slices, a few of them at a time: looking one up and keeping another
 * hides behind the embedding of a third, and what was embedded before a crash is not embedded again. Without its database it embeds all.
 */
final class CachedEmbedder implements Embedder {

    private static final int SLICES_AT_A_TIME = 2;

    private static final Logger LOG = Logger.getLogger(CachedEmbedder.class);

    private final Embedder embedder;
    private final int slice;
    private final VectorStore store;
    private final Counter hits;
    private final Counter misses;

    /** @param slice how many texts are looked up, embedded and kept together */
    CachedEmbedder(Embedder embedder, int slice, VectorStore store, MeterRegistry metrics) {
        this.embedder = embedder;
        this.slice = slice;
        this.store = store;
        this.hits = metrics.counter("groundwork.embedding.cache", "result", "hit");
        this.misses = metrics.counter("groundwork.embedding.cache", "result", "miss");
    }

    @Override
    public String model() {
        return embedder.model();
    }

    @Override
    public int dimensions() {
        return embedder.dimensions();
    }

    @Override
    public List<float[]> embed(List<String> texts, Consumer<String> waits) {
        return texts.stream()
                .gather(Gatherers.windowFixed(slice))
                .gather(Gatherers.mapConcurrent(SLICES_AT_A_TIME, Carried.over(some -> slice(some, waits))))
                .flatMap(List::stream)
                .toList();
    }

    private List<float[]> slice(List<String> texts, Consumer<String> waits) {
        var keys = texts.stream().map(text -> VectorKey.of(model(), text)).toList();
        var vectors = find(keys);
        var missing = new LinkedHashMap<VectorKey, String>();
        for (var i = 0; i < texts.size(); i++) {
            if (!vectors.containsKey(keys.get(i))) {
                missing.put(keys.get(i), texts.get(i));
            }
        }
        hits.increment(texts.size() - missing.size());
        misses.increment(missing.size());
        if (!missing.isEmpty()) {
            vectors.putAll(embedNew(missing, waits));
        }
        return keys.stream().map(vectors::get).toList();
    }

    private Map<VectorKey, float[]> embedNew(Map<VectorKey, String> missing, Consumer<String> waits) {
        var made = embedder.embed(List.copyOf(missing.values()), waits).iterator();
        var vectors = new TreeMap<VectorKey, float[]>();
        missing.keySet().forEach(key -> vectors.put(key, made.next()));
        try {
            store.put(vectors);
        } catch (UnavailableException e) {
            LOG.warnf("%d vectors are not kept for later: %s", (Integer) vectors.size(), e.getMessage());
        }
        return vectors;
    }

    /** A vector of another length is of a model that had the same name. */
    private Map<VectorKey, float[]> find(List<VectorKey> keys) {
        try {
            var found = store.find(keys);
            found.values().removeIf(vector -> vector.length != dimensions());
            return found;
        } catch (UnavailableException e) {
            LOG.warnf("embedded without looking %d texts up: %s", (Integer) keys.size(), e.getMessage());
            return new LinkedHashMap<>();
        }
    }
}
