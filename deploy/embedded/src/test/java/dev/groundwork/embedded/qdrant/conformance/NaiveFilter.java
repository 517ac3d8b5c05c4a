package dev.groundwork.embedded.qdrant.conformance;

import dev.groundwork.embedded.qdrant.conformance.Rule.Between;
import dev.groundwork.embedded.qdrant.conformance.Rule.Clauses;
import io.qdrant.client.grpc.Collections.PayloadSchemaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Qdrant's filters said again in the plainest way, with nothing of the server's code. What a payload index does not hold,
 * some conditions do not see.
 */
record NaiveFilter(Map<String, PayloadSchemaType> indexes) {

    boolean holds(Clauses filter, Sample.Point point) {
        return holds(filter, point.id(), point.payload());
    }

    /** @param id null inside an array: its elements have none */
    private boolean holds(Rule rule, Long id, Map<?, ?> payload) {
        return switch (rule) {
            case Clauses all ->
                all.must().stream().allMatch(one -> holds(one, id, payload))
                        && all.mustNot().stream().noneMatch(one -> holds(one, id, payload))
                        && (all.should().isEmpty() || all.should().stream().anyMatch(one -> holds(one, id, payload)))
                        && (all.minShould() == null
                                || all.minShould().rules().stream()
                                                .filter(one -> holds(one, id, payload))
                                                .count()
                                        >= all.minShould().least());
            case Rule.Match(var path, var value) -> anyElement(path, payload).contains(value);
            case Rule.MatchAny(var path, var values) ->
                anyElement(path, payload).stream().anyMatch(values::contains);
            case Rule.MatchExcept(var path, var values) ->
                seen(path, payload).stream()
                        .anyMatch(value -> value != null
                                && (indexes.get(path) == PayloadSchemaType.Float || !values.contains(value)));
            case Between between -> {
                var range = indexes.get(between.path()) == PayloadSchemaType.Integer ? truncated(between) : between;
                yield (isNumeric(indexes.get(between.path()))
                                ? seen(between.path(), payload)
                                : anyElement(between.path(), payload))
                        .stream()
                                .anyMatch(value ->
                                        value instanceof Number number && isWithin(range, number.doubleValue()));
            }
            case Rule.IsEmpty(var path) -> at(path, payload).stream().allMatch(NaiveFilter::isEmpty);
            case Rule.IsNull(var path) ->
                at(path, payload).stream()
                        .anyMatch(indexes.containsKey(path) ? NaiveFilter::holdsNull : Objects::isNull);
            case Rule.FieldIsEmpty(var path, var wanted)
            when indexes.containsKey(path) -> at(path, payload).stream().allMatch(NaiveFilter::isEmpty) == wanted;
            case Rule.FieldIsNull(var path, var wanted)
            when indexes.containsKey(path) -> at(path, payload).stream().anyMatch(NaiveFilter::holdsNull) == wanted;
            case Rule.FieldIsEmpty(var path, var wanted) -> {
                var values = at(path, payload);
                yield values.isEmpty() ? wanted : values.stream().anyMatch(value -> isEmpty(value) == wanted);
            }
            case Rule.FieldIsNull(var path, var wanted) -> {
                var values = at(path, payload);
                yield values.isEmpty() ? !wanted : values.stream().anyMatch(value -> holdsNull(value) == wanted);
            }
            case Rule.Ids(var ids) -> id != null && ids.contains(id);
            case Rule.Nested(var path, var filter) ->
                at(path.endsWith("[]") ? path : path + "[]", payload).stream()
                        .anyMatch(element -> element instanceof Map<?, ?> object
                                && new NaiveFilter(Map.of()).holds(filter, null, object));
        };
    }

    /** The values that an index on the path holds, all when there is none. */
    private List<Object> seen(String path, Map<?, ?> payload) {
        var type = indexes.get(path);
        return type == null
                ? anyElement(path, payload)
                : anyElement(path, payload).stream()
                        .filter(value -> switch (type) {
                            case Keyword -> value instanceof String;
                            case Bool -> value instanceof Boolean;
                            case Integer -> value instanceof Long;
                            default -> value instanceof Number;
                        })
                        .toList();
    }

    private static boolean isNumeric(PayloadSchemaType type) {
        return type == PayloadSchemaType.Integer || type == PayloadSchemaType.Float;
    }

    private static Between truncated(Between between) {
        return new Between(
                between.path(), whole(between.lt()), whole(between.gt()), whole(between.lte()), whole(between.gte()));
    }

    private static Double whole(Double bound) {
        return bound == null ? null : (double) bound.longValue();
    }

    private static boolean isWithin(Between between, double number) {
        return (between.lt() == null || number < between.lt())
                && (between.gt() == null || number > between.gt())
                && (between.lte() == null || number <= between.lte())
                && (between.gte() == null || number >= between.gte());
    }

    private static boolean isEmpty(Object value) {
        return value == null || (value instanceof List<?> list && list.isEmpty());
    }

    private static boolean holdsNull(Object value) {
        return value == null || (value instanceof List<?> list && list.stream().anyMatch(Objects::isNull));
    }

    /** The values at a path, an array taken as its elements. */
    private static List<Object> anyElement(String path, Map<?, ?> payload) {
        var elements = new ArrayList<Object>();
        for (var value : at(path, payload)) {
            if (value instanceof List<?> list) {
                elements.addAll(list);
            } else {
                elements.add(value);
            }
        }
        return elements;
    }

    /** The values at a path like {@code parts[].name}: none where it leads nowhere; an array is one value. */
    private static List<Object> at(String path, Object payload) {
        List<Object> values = List.of(payload);
        for (var step : path.replace("[", ".[").split("\\.")) {
            var next = new ArrayList<Object>();
            for (var value : values) {
                if (value instanceof List<?> list && step.equals("[]")) {
                    next.addAll(list);
                } else if (value instanceof List<?> list && step.startsWith("[")) {
                    var position = Integer.parseInt(step.substring(1, step.length() - 1));
                    next.addAll(position < list.size() ? list.subList(position, position + 1) : List.of());
                } else if (value instanceof Map<?, ?> map && map.containsKey(step)) {
                    next.add(map.get(step));
                }
            }
            values = next;
        }
        return values;
    }
}
