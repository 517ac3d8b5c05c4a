package dev.groundwork.embedded.qdrant.collection;

import static io.qdrant.client.ConditionFactory.isNull;
import static io.qdrant.client.ValueFactory.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.embedded.qdrant.model.PointKey;
import dev.groundwork.embedded.qdrant.schema.CollectionConfig;
import dev.groundwork.embedded.qdrant.search.FilterSearch;
import dev.groundwork.embedded.qdrant.storage.Change;
import dev.groundwork.embedded.qdrant.storage.FailedLogException;
import io.grpc.Context;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.qdrant.client.PointIdFactory;
import io.qdrant.client.VectorsFactory;
import io.qdrant.client.grpc.Collections.CreateCollection;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Points.PointStruct;
import io.qdrant.client.grpc.Points.PointsSelector;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a write leaves behind, and how a collection ends. */
class CollectionTest {

    @TempDir
    private Path data;

    private Collection collection;

    @BeforeEach
    void anEmptyCollection() {
        var path = data.resolve("c");
        var request = CreateCollection.newBuilder().setCollectionName("c").build();
        CollectionFolder.create(path, CollectionConfig.of(request));
        collection = Collection.open(new CollectionFolder(path));
    }

    private static PointStruct point(long number, String text) {
        return PointStruct.newBuilder()
                .setId(PointIdFactory.id(number))
                .setVectors(VectorsFactory.namedVectors(Map.of()))
                .putPayload("text", value(text))
                .build();
    }

    private int count() {
        return collection.read(view -> view.segment().slots().count());
    }

    private void assertRefuses(Code code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        refusal -> assertThat(refusal.getStatus().getCode()).isEqualTo(code));
    }

    @Test
    void aWriteIsOnTheDiskWhenItReturns() {
        new PointWrites(collection).upsert(List.of(point(1, "one")));

        var log = collection.read(view -> view.segment().log());
        assertThat(log.synced()).isEqualTo(log.size());
        collection.close();
    }

    @Test
    void halfAWriteIsNeverRead() {
        var noVectors = new byte[] {1, 2, 3};
        var whole = Change.put(new PointKey(false, 0, 1), 1, new byte[0], new byte[0]);
        var broken = Change.put(new PointKey(false, 0, 2), 1, new byte[0], noVectors);

        assertThatThrownBy(() -> collection.write((_, _) -> List.of(List.of(whole, broken))))
                .hasMessageContaining("holds no vectors");

        assertThatThrownBy(this::count).isInstanceOf(FailedLogException.class);
        assertThatThrownBy(() -> new PointWrites(collection).upsert(List.of(point(3, "three"))))
                .isInstanceOf(FailedLogException.class);
        collection.close();
    }

    @Test
    void aLargeChangeByFilterIsWrittenInPortions() {
        var writes = new PointWrites(collection);
        for (var number = 1; number <= 5; number++) {
            writes.upsert(List.of(point(number, "x".repeat(Portions.BYTES / 2))));
        }
        var before = size();

        writes.setPayload(
                PointsSelector.newBuilder()
                        .setFilter(Filter.getDefaultInstance())
                        .build(),
                Map.of("a", value(1)));

        // 5 halves are 3 entries: each has a header of 32 bytes
        var stored = collection.<Integer>read(view -> view.segment().slots().inOrder(null).stream()
                .mapToInt(slot -> view.segment().slots().entry(slot).payload().length())
                .sum());
        assertThat(size() - before).isEqualTo(stored + 5 * Change.encodedLength(0, 0) + 3 * 32);
        assertThat(collection.<Boolean>read(view -> view.segment().slots().inOrder(null).stream()
                        .allMatch(slot -> view.segment().payload(slot).containsKey("a"))))
                .isTrue();
        collection.close();
    }

    private long size() {
        return collection.read(view -> view.segment().log().size());
    }

    @Test
    void aSearchStopsWhenNobodyWaitsForItsAnswer() {
        new PointWrites(collection).upsert(List.of(point(1, "one")));
        var filter = Filter.newBuilder().addMust(isNull("text")).build();
        var call = Context.current().withCancellation();
        call.cancel(null);

        call.run(() -> assertRefuses(
                Code.CANCELLED, () -> collection.read(view -> new FilterSearch(view.segment()).matching(filter))));
        collection.close();
    }

    @Test
    void aClosedCollectionIsNotAnUnknownOne() {
        collection.close();

        assertRefuses(Code.UNAVAILABLE, this::count);
    }

    @Test
    void aDeletedCollectionIsUnknown() {
        collection.discard();

        assertRefuses(Code.NOT_FOUND, this::count);
    }
}
