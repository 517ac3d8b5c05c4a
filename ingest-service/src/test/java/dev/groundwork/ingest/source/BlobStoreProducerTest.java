package dev.groundwork.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.ingest.failure.UnavailableException;
import io.quarkus.runtime.StartupEvent;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobStoreProducerTest {

    @TempDir
    Path parent;

    @Test
    void startUpMakesAStoreOfAFolderOnlyWhereItMay() {
        var folder = parent.resolve("store");
        start(new Limits(1, folder, false, Optional.empty()));
        assertThatThrownBy(new FolderBlobStore(folder)::check).isInstanceOf(UnavailableException.class);
        start(new Limits(1, folder, true, Optional.empty()));
        new FolderBlobStore(folder).check();
    }

    @Test
    void aBucketNeedsNoFolder() {
        start(new Limits(1, parent.resolve("store"), true, Optional.of("documents")));
        assertThat(parent).isEmptyDirectory();
    }

    private static void start(IngestConfig config) {
        new BlobStoreProducer().start(new StartupEvent(), config);
    }
}
