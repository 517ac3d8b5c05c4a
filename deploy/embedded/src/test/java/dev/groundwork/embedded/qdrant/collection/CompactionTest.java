package dev.groundwork.embedded.qdrant.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.embedded.qdrant.model.PointKey;
import dev.groundwork.embedded.qdrant.schema.CollectionConfig;
import dev.groundwork.embedded.qdrant.storage.Change;
import dev.groundwork.embedded.qdrant.storage.CorruptFileException;
import dev.groundwork.embedded.qdrant.storage.FailedLogException;
import io.qdrant.client.grpc.Collections.CreateCollection;
import io.qdrant.client.grpc.Points.CreateFieldIndexCollection;
import io.qdrant.client.grpc.Points.FieldType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rewrite of the log, and what a restart finds when the switch to the new log fails. */
class CompactionTest {

    /** So many replacements of one point in one write make a rewrite worth its while. */
    private static final int MANY = 5000;

    @TempDir
    private Path data;

    private Path path;

    @BeforeEach
    void anEmptyCollection() {
        path = data.resolve("c");
        var request = CreateCollection.newBuilder().setCollectionName("c").build();
        CollectionFolder.create(path, CollectionConfig.of(request));
    }

    /** Its config cannot be saved: the failure comes before the renaming, or after it as if the folder's sync failed. */
    private static final class FailingFolder extends CollectionFolder {

        private final boolean renames;

        FailingFolder(Path path, boolean renames) {
            super(path, "c");
            this.renames = renames;
        }

        @Override
        void save(CollectionConfig config) {
            if (renames) {
                super.save(config);
            }
            throw new UncheckedIOException(new IOException("disk"));
        }
    }

    private Collection restarted() {
        return Collection.open(CollectionFolder.existing(path));
    }

    private static void put(Collection collection, int number, int times) {
        var key = new PointKey(false, 0, number);
        collection.write(
                (_, operation) -> Collections.nCopies(times, Change.put(key, operation, new byte[0], new byte[0])),
                true);
    }

    private static int count(Collection collection) {
        return collection.read(view -> view.segment().slots().count());
    }

    private void switchFails(boolean renames) {
        try (var collection = Collection.open(new FailingFolder(path, renames))) {
            put(collection, 1, 1);
            assertThatThrownBy(() -> put(collection, 2, MANY)).hasRootCauseMessage("disk");

            assertThatThrownBy(() -> put(collection, 3, 1))
                    .isInstanceOf(FailedLogException.class)
                    .hasMessageContaining(path.resolve("log-1").toString());
            assertThatThrownBy(() -> collection.createField(field())).isInstanceOf(FailedLogException.class);
        }
    }

    private static CreateFieldIndexCollection field() {
        return CreateFieldIndexCollection.newBuilder()
                .setFieldName("tag")
                .setFieldType(FieldType.FieldTypeKeyword)
                .build();
    }

    @Test
    void nothingIsAcknowledgedWhenARestartMayOpenTheNewLog() {
        switchFails(true);

        try (var collection = restarted()) {
            assertThat(collection.<Long>read(view -> view.config().logNumber())).isEqualTo(2);
            assertThat(count(collection)).isEqualTo(2);
            put(collection, 3, 1);
        }
        try (var collection = restarted()) {
            assertThat(count(collection)).isEqualTo(3);
        }
    }

    @Test
    void nothingIsLostWhenARestartOpensTheOldLog() {
        switchFails(false);

        try (var collection = restarted()) {
            assertThat(collection.<Long>read(view -> view.config().logNumber())).isEqualTo(1);
            assertThat(count(collection)).isEqualTo(2);
        }
        assertThat(path.resolve("log-2")).doesNotExist();
    }

    @Test
    void aRestartFindsTheSameAfterARewrite() {
        try (var collection = restarted()) {
            put(collection, 1, MANY);
            put(collection, 2, 1);
        }
        try (var collection = restarted()) {
            assertThat(collection.<Long>read(view -> view.config().logNumber())).isEqualTo(2);
            assertThat(collection.<Long>read(view -> view.segment().operation()))
                    .isEqualTo(2);
            assertThat(count(collection)).isEqualTo(2);
        }
        assertThat(path)
                .isDirectoryNotContaining(file -> file.getFileName().toString().startsWith("log-1"));
    }

    @Test
    void aRewrittenLogIsVouchedForBeforeAnythingIsWrittenToIt() throws IOException {
        try (var collection = restarted()) {
            put(collection, 1, MANY);
        }
        var log = path.resolve("log-2");
        Files.delete(path.resolve("log-2.synced")); // as a crash leaves it
        var bytes = Files.readAllBytes(log);
        bytes[8 + 32] ^= 1;
        Files.write(log, bytes);

        assertThatThrownBy(this::restarted)
                .isInstanceOf(CorruptFileException.class)
                .hasMessageContaining(log.toString());
    }
}
