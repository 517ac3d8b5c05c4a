package dev.groundwork.query.index.store;

import static io.qdrant.client.ConditionFactory.matchKeyword;
import static io.qdrant.client.ConditionFactory.range;

import dev.groundwork.contracts.event.Access;
import dev.groundwork.contracts.event.ChunksEmbedded;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.qdrant.client.ConditionFactory;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Common.Range;
import io.qdrant.client.grpc.Points.CountPoints;
import io.qdrant.client.grpc.Points.DeletePoints;
import io.qdrant.client.grpc.Points.PointsSelector;
import io.qdrant.client.grpc.Points.SetPayloadPoints;
import io.qdrant.client.grpc.Points.UpsertPoints;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Supplier;

/** The points of documents. Every write has reached the index when the method returns, and may be repeated. */
@ApplicationScoped
public class ChunkStore {

    private final QdrantConnection qdrant;
    private final CollectionSetup setup;
    private final ChunkPoints points;

    ChunkStore(QdrantConnection qdrant, CollectionSetup setup, ChunkPoints points) {
        this.qdrant = qdrant;
        this.setup = setup;
        this.points = points;
    }

    /** Writes the points of a batch with the access they carry from now on. */
    public void upsert(Generation generation, ChunksEmbedded batch, Access access, long revision) {
        var collection = generation.collection(batch.tenant());
        setup.ensure(collection, generation.dimensions());
        var request = UpsertPoints.newBuilder()
                .setCollectionName(collection)
                .setWait(true)
                .addAllPoints(points.of(batch, access, revision))
                .build();
        try {
            qdrant.points().upsert(request);
        } catch (StatusRuntimeException e) {
            if (isNotFound(e)) {
                setup.forget(collection);
            }
            throw e;
        }
    }

    /** Gives all points of the document this access, where they carry an older one. */
    public void setAccess(Generation generation, String tenant, UUID documentId, Access access, long revision) {
        var older = document(documentId)
                .addMust(range(
                        Payload.REVISION, Range.newBuilder().setLt(revision).build()));
        var request = SetPayloadPoints.newBuilder()
                .setCollectionName(generation.collection(tenant))
                .setWait(true)
                .putAllPayload(ChunkPoints.access(access, revision))
                .setPointsSelector(PointsSelector.newBuilder().setFilter(older))
                .build();
        withoutCollection(null, () -> qdrant.points().setPayload(request));
    }

    /** How many points a version has. */
    public long count(Generation generation, String tenant, UUID documentId, long version) {
        var request = CountPoints.newBuilder()
                .setCollectionName(generation.collection(tenant))
                .setFilter(document(documentId).addMust(ConditionFactory.match(Payload.VERSION, version)))
                .setExact(true)
                .build();
        return withoutCollection(
                0L, () -> qdrant.points().count(request).getResult().getCount());
    }

    /** How many points a tenant has. */
    public long count(Generation generation, String tenant) {
        var request = CountPoints.newBuilder()
                .setCollectionName(generation.collection(tenant))
                .setExact(true)
                .build();
        return withoutCollection(
                0L, () -> qdrant.points().count(request).getResult().getCount());
    }

    /** Removes a whole collection; nothing happens when there is none. */
    public void dropCollection(String collection) {
        setup.drop(collection);
    }

    /** Removes the points of all versions up to this one. */
    public void deleteUpTo(Generation generation, String tenant, UUID documentId, long version) {
        delete(
                generation,
                tenant,
                document(documentId)
                        .addMust(range(
                                Payload.VERSION,
                                Range.newBuilder().setLte(version).build())));
    }

    /** Removes the points of a version from this ordinal on. */
    public void deleteFrom(Generation generation, String tenant, UUID documentId, long version, int ordinal) {
        delete(
                generation,
                tenant,
                document(documentId)
                        .addMust(ConditionFactory.match(Payload.VERSION, version))
                        .addMust(range(
                                Payload.ORDINAL,
                                Range.newBuilder().setGte(ordinal).build())));
    }

    private void delete(Generation generation, String tenant, Filter.Builder filter) {
        var request = DeletePoints.newBuilder()
                .setCollectionName(generation.collection(tenant))
                .setWait(true)
                .setPoints(PointsSelector.newBuilder().setFilter(filter))
                .build();
        withoutCollection(null, () -> qdrant.points().delete(request));
    }

    private static Filter.Builder document(UUID documentId) {
        return Filter.newBuilder().addMust(matchKeyword(Payload.DOCUMENT_ID, documentId.toString()));
    }

    /** A tenant whose first chunk has not come has no collection, hence no points. */
    private static <T> T withoutCollection(T nothing, Supplier<T> call) {
        try {
            return call.get();
        } catch (StatusRuntimeException e) {
            if (isNotFound(e)) {
                return nothing;
            }
            throw e;
        }
    }

    private static boolean isNotFound(StatusRuntimeException e) {
        return e.getStatus().getCode() == Status.Code.NOT_FOUND;
    }
}
