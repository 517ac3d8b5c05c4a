package dev.groundwork.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.ingest.DownloadRules;
import dev.groundwork.ingest.download.DownloadConfig;
import dev.groundwork.ingest.failure.UnavailableException;
import io.quarkus.runtime.StartupEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void startUpDeletesWhatWasLeftUnfinishedForADay(boolean setUp) throws IOException {
        // Given
        var folder = parent.resolve("store");
        var blob = FolderBlobStore.in(folder).put("default", new ByteArrayInputStream(new byte[] {1}), 1);
        var left = Files.writeString(folder.resolve("incoming~/left"), "half of");
        var written = Files.writeString(folder.resolve("incoming~/written"), "half of");
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
        // When
        start(new Limits(1, folder, setUp, Optional.empty()));
        // Then
        assertThat(left).doesNotExist();
        assertThat(written).exists();
        assertThat(FolderBlobStore.in(folder).holds("default", blob.sha256())).isTrue();
    }

    @Test
    void aBucketNeedsNoFolder() {
        start(new Limits(1, parent.resolve("store"), true, Optional.of("documents")));
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void theBucketOfTheBlobsIsOpenToNoSource() {
        var config = new Limits(1, parent, true, Optional.of("documents"));
        require(config, "reports");
        assertThatThrownBy(() -> require(config, "documents"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("groundwork.ingest.download.buckets.documents.bucket");
    }

    private static void require(IngestConfig config, String bucket) {
        var download = new DownloadRules(false, false).with(new Share(bucket));
        new BlobStoreProducer().requireBucketOfOurOwn(new StartupEvent(), config, download);
    }

    /** A bucket that is open to a source. */
    private record Share(String bucket) implements DownloadConfig.Bucket {

        @Override
        public String system() {
            return "wiki";
        }

        @Override
        public String tenant() {
            return "default";
        }
    }

    private static void start(IngestConfig config) {
        new BlobStoreProducer().start(new StartupEvent(), config);
    }
}
