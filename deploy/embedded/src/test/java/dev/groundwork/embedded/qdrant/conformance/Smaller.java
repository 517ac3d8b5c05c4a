package dev.groundwork.embedded.qdrant.conformance;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes a counterexample readable: takes away from plain data (records, lists, maps) whatever can be spared. */
final class Smaller {

    private static final int MOST_TRIES = 3000;

    private Smaller() {}

    /** The smallest value found for which the test still holds. */
    static <T> T smallest(T value, Predicate<? super T> test) {
        var current = value;
        var tries = new int[] {0};
        while (true) {
            @SuppressWarnings("unchecked")
            var next = of(current)
                    .map(it -> (T) it)
                    .takeWhile(_ -> tries[0]++ < MOST_TRIES)
                    .filter(test)
                    .findFirst();
            if (next.isEmpty()) {
                return current;
            }
            current = next.get();
        }
    }

    /** Every way to make a value smaller by one step, the largest steps first. */
    private static Stream<Object> of(Object value) {
        return switch (value) {
            case List<?> list -> ofList(list);
            case Map<?, ?> map -> ofMap(map);
            case Record record -> ofRecord(record);
            case null, default -> Stream.empty();
        };
    }

    private static Stream<Object> ofList(List<?> list) {
        var halves = list.size() < 4
                ? Stream.empty()
                : Stream.of(list.subList(0, list.size() / 2), list.subList(list.size() / 2, list.size()));
        var shorter = IntStream.range(0, list.size()).mapToObj(i -> (Object) without(list, i));
        var simpler = IntStream.range(0, list.size())
                .boxed()
                .flatMap(i -> of(list.get(i)).map(element -> with(list, i, element)));
        return Stream.of(halves, shorter, simpler).flatMap(it -> it);
    }

    private static List<Object> without(List<?> list, int position) {
        var shorter = new ArrayList<Object>(list);
        shorter.remove(position);
        return shorter;
    }

    private static List<Object> with(List<?> list, int position, Object element) {
        var changed = new ArrayList<Object>(list);
        changed.set(position, element);
        return changed;
    }

    private static Stream<Object> ofMap(Map<?, ?> map) {
        var shorter = map.keySet().stream().map(key -> {
            var fewer = new TreeMap<Object, Object>(map);
            fewer.remove(key);
            return (Object) fewer;
        });
        var simpler = map.entrySet().stream()
                .flatMap(entry -> of(entry.getValue()).map(value -> {
                    var changed = new TreeMap<Object, Object>(map);
                    changed.put(entry.getKey(), value);
                    return (Object) changed;
                }));
        return Stream.concat(shorter, simpler);
    }

    /** Components become null, too; where that makes no sense the test does not hold. */
    private static Stream<Object> ofRecord(Record record) {
        var components = record.getClass().getRecordComponents();
        return IntStream.range(0, components.length).boxed().flatMap(i -> {
            var value = component(record, components[i]);
            var toNull =
                    value == null || components[i].getType().isPrimitive() ? Stream.empty() : Stream.of((Object) null);
            return Stream.concat(toNull, of(value)).map(smaller -> with(record, components, i, smaller));
        });
    }

    private static Object with(Record record, RecordComponent[] components, int position, Object value) {
        var values = Arrays.stream(components).map(it -> component(record, it)).toArray();
        values[position] = value;
        try {
            var constructor = record.getClass()
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new));
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Object component(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
