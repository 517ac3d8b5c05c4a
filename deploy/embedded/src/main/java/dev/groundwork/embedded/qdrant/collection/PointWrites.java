package dev.groundwork.embedded.qdrant.collection;

import dev.groundwork.embedded.qdrant.collection.Collection.View;
import dev.groundwork.embedded.qdrant.model.PointKey;
import dev.groundwork.embedded.qdrant.model.Problems;
import dev.groundwork.embedded.qdrant.search.FilterSearch;
import dev.groundwork.embedded.qdrant.storage.Change;
import io.qdrant.client.grpc.JsonWithInt.Struct;
import io.qdrant.client.grpc.JsonWithInt.Value;
import io.qdrant.client.grpc.JsonWithInt.Value.KindCase;
import io.qdrant.client.grpc.Points.PointStruct;
import io.qdrant.client.grpc.Points.PointsSelector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.function.UnaryOperator;

/** The writing operations of the protocol on one collection. Each answers the number of its operation. */
public final class PointWrites {

    private final Collection collection;

    public PointWrites(Collection collection) {
        this.collection = collection;
    }

    /** Adds points; one that exists is replaced as a whole. */
    public long upsert(List<PointStruct> points) {
        requireSome(points);
        points.forEach(PointWrites::check);
        return collection.write((view, operation) -> {
            var schema = view.config().vectors();
            return List.of(points.stream()
                    .map(point -> Change.put(
                            PointKey.of(point.getId()),
                            operation,
                            bytes(point.getPayloadMap()),
                            schema.stored(point.getVectors()).toByteArray()))
                    .toList());
        });
    }

    private static void check(PointStruct point) {
        if (!point.hasVectors()) {
            throw Problems.badRequest("Expected some vectors");
        }
        if (!point.hasId()) {
            throw Problems.badRequest("Empty ID is not allowed");
        }
    }

    private static void requireSome(List<?> points) {
        if (points.isEmpty()) {
            throw Problems.badRequest("Bad request: Empty update request");
        }
    }

    /** Deletes the selected points; unknown ids are no error. */
    public long delete(PointsSelector selector) {
        return collection.write((view, operation) -> List.of(selected(view, selector).stream()
                .filter(key -> view.segment().slots().find(key) != null)
                .map(key -> Change.delete(key, operation))
                .toList()));
    }

    /** Merges top-level keys into the payloads; a null value removes its key, as in Qdrant. */
    public long setPayload(PointsSelector selector, Map<String, Value> payload) {
        return changePayload(selector, old -> {
            var merged = new HashMap<>(old);
            payload.forEach((key, value) -> {
                if (value.hasNullValue() || value.getKindCase() == KindCase.KIND_NOT_SET) {
                    merged.remove(key);
                } else {
                    merged.put(key, value);
                }
            });
            return merged;
        });
    }

    public long overwritePayload(PointsSelector selector, Map<String, Value> payload) {
        return changePayload(selector, _ -> payload);
    }

    public long clearPayload(PointsSelector selector) {
        return changePayload(selector, _ -> Map.of());
    }

    /**
     * Known points are changed even when others of the selection are unknown, which is then the error. A filter may select
     * more than memory holds the new payloads of: those are written, and seen, portion by portion.
     */
    private long changePayload(PointsSelector selector, UnaryOperator<Map<String, Value>> edit) {
        var unknown = new ArrayList<PointKey>();
        var written = collection.write((view, operation) -> {
            var slots = view.segment().slots();
            var known = selected(view, selector);
            known.removeIf(key -> slots.find(key) == null && unknown.add(key));
            return Portions.of(known.stream()
                    .map(key -> {
                        var payload = edit.apply(view.segment().payload(slots.find(key)));
                        return Change.payload(key, operation, bytes(payload));
                    })
                    .iterator());
        });
        if (!unknown.isEmpty()) {
            throw Problems.notFound("No point with id " + unknown.getFirst() + " found");
        }
        return written;
    }

    private static SequencedSet<PointKey> selected(View view, PointsSelector selector) {
        var keys = new LinkedHashSet<PointKey>();
        switch (selector.getPointsSelectorOneOfCase()) {
            case POINTS -> {
                requireSome(selector.getPoints().getIdsList());
                selector.getPoints().getIdsList().forEach(id -> keys.add(PointKey.of(id)));
            }
            case FILTER ->
                new FilterSearch(view.segment())
                        .matching(selector.getFilter()).stream()
                                .forEach(slot -> keys.add(view.segment().slots().key(slot)));
            case POINTSSELECTORONEOF_NOT_SET -> throw Problems.badRequest("PointsSelector is expected");
        }
        return keys;
    }

    private static byte[] bytes(Map<String, Value> payload) {
        return Struct.newBuilder().putAllFields(payload).build().toByteArray();
    }
}
