package dev.groundwork.ingest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.contracts.event.Content;
import dev.groundwork.contracts.event.DocumentReceived;
import dev.groundwork.contracts.event.Source;
import dev.groundwork.ingest.digest.Sha256;
import dev.groundwork.ingest.download.Sender;
import dev.groundwork.ingest.source.Downloads;
import dev.groundwork.ingest.source.Kept;
import dev.groundwork.ingest.source.LocalFile;
import dev.groundwork.ingest.source.OneBlob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestPipelineTest {

    @TempDir
    Path folder;

    @Test
    void aCopyIsRemovedWhenTheVersionsBytesCannotBeEntered() throws IOException {
        // Given
        var copy = Files.writeString(folder.resolve("copy"), "text");
        var downloader = Downloads.of(new OneBlob(new LocalFile(copy, true)), folder);
        var pipeline = new IngestPipeline(
                new NothingIsKept(), downloader, null, null, null, null, null, null, null, null, null);
        var event = new DocumentReceived(
                "default",
                new Source("wiki", "HR-7"),
                DocumentReceived.Operation.UPSERT,
                null,
                new Content("blob:" + Sha256.hex("text"), null, null, null),
                null,
                Instant.now());
        // When
        assertThatThrownBy(() -> pipeline.download(new Sender("default", "wiki"), event, 1))
                .isInstanceOf(IllegalStateException.class);
        // Then
        assertThat(copy).doesNotExist();
    }

    private static final class NothingIsKept extends IngestLog {

        NothingIsKept() {
            super(null, null, null);
        }

        @Override
        Optional<Kept> kept(UUID documentId, long version) {
            return Optional.empty();
        }

        @Override
        void keep(UUID documentId, long version, Kept bytes) {
            throw new IllegalStateException("no statement takes it");
        }
    }
}
