package dev.groundwork.embedded.qdrant.conformance;

import dev.groundwork.embedded.qdrant.conformance.Rule.Clauses;
import io.qdrant.client.grpc.Collections.PayloadSchemaType;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How a random collection came to be: its payload indexes, made before or after its points, and the writes in order. */
record Sample(Map<String, PayloadSchemaType> indexes, boolean indexedFirst, List<Write> writes) {

    /** A dense vector may be null and a sparse one too; numbers are whole or doubles, payloads maps, lists and nulls. */
    record Point(
            long id,
            List<Float> cosine,
            List<Float> dot,
            Map<Integer, Float> text,
            Map<Integer, Float> raw,
            Map<String, Object> payload) {

        Point with(Map<String, Object> other) {
            return new Point(id, cosine, dot, text, raw, other);
        }
    }

    sealed interface Write {}

    record Upsert(List<Point> points) implements Write {}

    record Delete(List<Long> ids) implements Write {}

    record DeleteWhere(Clauses filter) implements Write {}

    /** Merges the fields; a null removes its field. */
    record SetWhere(Clauses filter, Map<String, Object> fields) implements Write {}

    record OverwriteWhere(Clauses filter, Map<String, Object> fields) implements Write {}

    /** The points after all writes. */
    SortedMap<Long, Point> points() {
        var points = new TreeMap<Long, Point>();
        var filters = new NaiveFilter(indexedFirst ? indexes : Map.of());
        writes.forEach(write -> apply(write, points, filters));
        return points;
    }

    private static void apply(Write write, SortedMap<Long, Point> points, NaiveFilter filters) {
        switch (write) {
            case Upsert upsert -> upsert.points().forEach(point -> points.put(point.id(), point));
            case Delete delete -> delete.ids().forEach(points::remove);
            case DeleteWhere(var filter) -> points.values().removeIf(point -> filters.holds(filter, point));
            case SetWhere(var filter, var fields) ->
                points.replaceAll((_, point) ->
                        filters.holds(filter, point) ? point.with(merged(point.payload(), fields)) : point);
            case OverwriteWhere(var filter, var fields) ->
                points.replaceAll((_, point) -> filters.holds(filter, point) ? point.with(fields) : point);
        }
    }

    private static Map<String, Object> merged(Map<String, Object> old, Map<String, Object> fields) {
        var merged = new TreeMap<>(old);
        fields.forEach((name, value) -> {
            if (value == null) {
                merged.remove(name);
            } else {
                merged.put(name, value);
            }
        });
        return merged;
    }
}
