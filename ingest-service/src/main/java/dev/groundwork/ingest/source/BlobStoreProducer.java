package dev.groundwork.ingest.source;

import dev.groundwork.ingest.download.DownloadConfig;
import dev.groundwork.ingest.failure.Trail;
import dev.groundwork.ingest.failure.UnavailableException;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.s3.S3Client;

/** The blob store that configuration names: a bucket, or else a folder. */
class BlobStoreProducer {

    private static final Logger LOG = Logger.getLogger(BlobStoreProducer.class);

    /** No transfer takes as long. */
    private static final Duration UNFINISHED = Duration.ofDays(1);

    /** The client of S3 is made only where there is a bucket. */
    @Produces
    @ApplicationScoped
    BlobStore blobStore(IngestConfig config, Instance<S3Client> s3) {
        return config.blob()
                .bucket()
                .<BlobStore>map(bucket -> new S3BlobStore(s3.get(), bucket))
                .orElseGet(() -> new FolderBlobStore(config.blob().folder()));
    }

    /** Or who may speak for that source could read what others uploaded, past all access. */
    void requireBucketOfOurOwn(@Observes StartupEvent event, IngestConfig config, DownloadConfig download) {
        config.blob()
                .bucket()
                .ifPresent(own -> download.buckets().forEach((name, open) -> {
                    if (open.bucket().equals(own)) {
                        throw new IllegalStateException("groundwork.ingest.download.buckets." + name
                                + ".bucket is the bucket of the blobs, groundwork.ingest.blob.bucket: keep them apart");
                    }
                }));
    }

    /** The one moment at which a folder becomes a store, and is rid of what was left unfinished. */
    void start(@Observes StartupEvent event, IngestConfig config) {
        if (config.blob().bucket().isPresent()) {
            return;
        }
        try {
            var folder = config.blob().folder();
            var blobs = config.blob().setUp() ? FolderBlobStore.in(folder) : new FolderBlobStore(folder);
            var count = blobs.deleteUnfinished(Instant.now().minus(UNFINISHED));
            if (count > 0) {
                LOG.infof("%d unfinished files in the blob store are gone", (Integer) count);
            }
        } catch (IOException | UnavailableException e) {
            LOG.errorf("the blob store cannot be written, uploads answer 503: %s", Trail.classes(e));
        }
    }
}
