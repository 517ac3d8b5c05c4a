package dev.groundwork.ingest.embed;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** The embedder of this service, ready when the service is. */
class EmbedderProducer {

    @Produces
    @Startup
    @ApplicationScoped
    Embedder embedder(LocalEmbedder local, VectorStore store, MeterRegistry metrics) {
        return new CachedEmbedder(local, store, metrics);
    }
}
