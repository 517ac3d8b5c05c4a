package dev.groundwork.ingest.source;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import java.io.IOException;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.s3.S3Client;

/** The blob store that configuration names: a bucket, or else a folder. */
class BlobStoreProducer {

    private static final Logger LOG = Logger.getLogger(BlobStoreProducer.class);

    /** The client of S3 is made only where there is a bucket. */
    @Produces
    @ApplicationScoped
    BlobStore blobStore(IngestConfig config, Instance<S3Client> s3) {
        return config.blob()
                .bucket()
                .<BlobStore>map(bucket -> new S3BlobStore(s3.get(), bucket))
                .orElseGet(() -> new FolderBlobStore(config.blob().folder()));
    }

    /** The one moment at which a folder becomes a store. */
    void start(@Observes StartupEvent event, IngestConfig config) {
        if (config.blob().bucket().isPresent() || !config.blob().setUp()) {
            return;
        }
        try {
            FolderBlobStore.in(config.blob().folder());
        } catch (IOException e) {
            LOG.errorf(
                    "the blob store cannot be set up, uploads answer 503: %s",
                    e.getClass().getSimpleName());
        }
    }
}
