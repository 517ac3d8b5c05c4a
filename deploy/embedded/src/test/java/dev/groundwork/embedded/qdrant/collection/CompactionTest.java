package dev.groundwork.embedded.qdrant.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.embedded.qdrant.model.PointKey;
import dev.groundwork.embedded.qdrant.schema.CollectionConfig;
import dev.groundwork.embedded.qdrant.storage.Change;
import dev.groundwork.embedded.qdrant.storage.CorruptFileException;
import dev.groundwork.embedded.qdrant.storage.EntryLog;
import dev.groundwork.embedded.qdrant.storage.FailedLogException;
import io.qdrant.client.ValueFactory;
import io.qdrant.client.grpc.Collections.CreateCollection;
import io.qdrant.client.grpc.JsonWithInt.Struct;
import io.qdrant.client.grpc.Points.CreateFieldIndexCollection;
import io.qdrant.client.grpc.Points.FieldType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rewrite of the log, and what a restart finds when the switch to the new log fails. */
class CompactionTest {

    /** So many replacements of one point in one write make a rewrite worth its while. */
    private static final int MANY = 200;

    @TempDir
    private Path data;

    private Path path;

    @BeforeEach
    void anEmptyCollection() {
        path = data.resolve("c");
        var request = CreateCollection.newBuilder().setCollectionName("c").build();
        CollectionFolder.create(path, CollectionConfig.of(request));
    }

    /** Where its disk fails. */
    private enum Failure {
        COPY,
        BEFORE_RENAMING,
        /** As if the folder's sync failed. */
        AFTER_RENAMING
    }

    private static final class FailingFolder extends CollectionFolder {

        private Failure failure;

        FailingFolder(Path path, Failure failure) {
            super(path);
            this.failure = failure;
        }

        @Override
        EntryLog createLog(CollectionConfig config) {
            var log = super.createLog(config);
            if (failure == Failure.COPY) {
                log.fail(new IOException("disk"));
            }
            return log;
        }

        @Override
        void save(CollectionConfig config) {
            if (failure == Failure.AFTER_RENAMING) {
                super.save(config);
            }
            throw new UncheckedIOException(new IOException("disk"));
        }
    }

    private Collection restarted() {
        return Collection.open(new CollectionFolder(path));
    }

    private static void put(Collection collection, int number, int times) {
        var key = new PointKey(false, 0, number);
        var payload = Struct.newBuilder()
                .putFields("text", ValueFactory.value("x".repeat(100_000)))
                .build()
                .toByteArray();
        collection.write((_, operation) ->
                List.of(Collections.nCopies(times, Change.put(key, operation, payload, new byte[0]))));
    }

    private static int count(Collection collection) {
        return collection.read(view -> view.segment().slots().count());
    }

    private void switchFails(Failure failure) {
        try (var collection = Collection.open(new FailingFolder(path, failure))) {
            put(collection, 1, 1);
            assertThatThrownBy(() -> put(collection, 2, MANY)).hasRootCauseMessage("disk");

            assertThatThrownBy(() -> put(collection, 3, 1))
                    .isInstanceOf(FailedLogException.class)
                    .hasMessageContaining(path.resolve("log-1").toString());
            assertThatThrownBy(() -> collection.createField(field())).isInstanceOf(FailedLogException.class);
            assertThat(count(collection)).isEqualTo(2);
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
        switchFails(Failure.AFTER_RENAMING);

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
        switchFails(Failure.BEFORE_RENAMING);

        try (var collection = restarted()) {
            assertThat(collection.<Long>read(view -> view.config().logNumber())).isEqualTo(1);
            assertThat(count(collection)).isEqualTo(2);
        }
        assertThat(path.resolve("log-2")).doesNotExist();
    }

    @Test
    void aRewriteThatFailsFailsNoWriteAndIsNotTriedAgainAtOnce() {
        var folder = new FailingFolder(path, Failure.COPY);
        try (var collection = Collection.open(folder)) {
            put(collection, 1, MANY);
            assertThat(path.resolve("log-2")).doesNotExist();
            folder.failure = null; // the disk has room again, but nothing is asked of it so soon
            put(collection, 2, 1);

            assertThat(collection.<Long>read(view -> view.config().logNumber())).isEqualTo(1);
            assertThat(count(collection)).isEqualTo(2);
        }
        try (var collection = restarted()) {
            assertThat(count(collection)).isEqualTo(2);
            put(collection, 3, 1);
            assertThat(collection.<Long>read(view -> view.config().logNumber())).isEqualTo(2);
        }
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
        bytes[16 + 32] ^= 1;
        Files.write(log, bytes);

        assertThatThrownBy(this::restarted)
                .isInstanceOf(CorruptFileException.class)
                .hasMessageContaining(log.toString());
    }
}
