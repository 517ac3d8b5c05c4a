package dev.groundwork.embedded.qdrant.conformance;

import dev.groundwork.embedded.qdrant.conformance.Rule.Between;
import dev.groundwork.embedded.qdrant.conformance.Rule.Clauses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Qdrant's filters said again in the plainest way, with no index and nothing of the server's code. */
final class NaiveFilter {

    private NaiveFilter() {}

    static boolean holds(Clauses filter, Sample.Point point) {
        return holds(filter, point.id(), point.payload());
    }

    /** @param id null inside an array: its elements have none */
    private static boolean holds(Rule rule, Long id, Map<?, ?> payload) {
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
                anyElement(path, payload).stream().anyMatch(value -> value != null && !values.contains(value));
            case Between between ->
                anyElement(between.path(), payload).stream()
                        .anyMatch(value -> value instanceof Number number && isWithin(between, number.doubleValue()));
            case Rule.IsEmpty(var path) -> at(path, payload).stream().allMatch(NaiveFilter::isEmpty);
            case Rule.IsNull(var path) -> at(path, payload).stream().anyMatch(Objects::isNull);
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
                        .anyMatch(element -> element instanceof Map<?, ?> object && holds(filter, null, object));
        };
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
