package dev.groundwork.embedded.qdrant.index;

import com.google.common.collect.Sets;
import dev.groundwork.embedded.qdrant.model.PayloadPath;
import io.qdrant.client.grpc.Collections.PayloadSchemaType;
import io.qdrant.client.grpc.JsonWithInt.Value;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The points of every value of one payload field; an array counts as each of its elements. */
public final class FieldIndex {

    private final PayloadPath path;
    private final PayloadSchemaType type;
    private final Map<Object, IntList> slotsByValue = new HashMap<>();

    FieldIndex(PayloadPath path, PayloadSchemaType type) {
        this.path = path;
        this.type = type;
    }

    void add(int slot, Map<String, Value> payload) {
        eachScalar(payload, value -> add(slot, value));
    }

    private void add(int slot, Object value) {
        slotsByValue.computeIfAbsent(value, _ -> new IntList()).add(slot);
    }

    /** Touches only the values that differ: the list of one that many points share is long. */
    void replace(int slot, Map<String, Value> old, Map<String, Value> payload) {
        var before = scalars(old);
        var after = scalars(payload);
        for (var value : Sets.difference(before, after)) {
            var slots = slotsByValue.get(value);
            slots.remove(slot);
            if (slots.size() == 0) {
                slotsByValue.remove(value);
            }
        }
        Sets.difference(after, before).forEach(value -> add(slot, value));
    }

    /** Gives every slot its new place, and drops those that have none (-1). */
    void move(int[] places) {
        slotsByValue.values().removeIf(slots -> {
            slots.move(places);
            return slots.size() == 0;
        });
    }

    private Set<Object> scalars(Map<String, Value> payload) {
        var scalars = new HashSet<>();
        eachScalar(payload, scalars::add);
        return scalars;
    }

    private void eachScalar(Map<String, Value> payload, Consumer<Object> action) {
        for (var value : path.values(payload)) {
            if (value.hasListValue()) {
                value.getListValue()
                        .getValuesList()
                        .forEach(element -> scalar(element).ifPresent(action));
            } else {
                scalar(value).ifPresent(action);
            }
        }
    }

    private Optional<Object> scalar(Value value) {
        return switch (value.getKindCase()) {
            case STRING_VALUE -> of(PayloadSchemaType.Keyword, value.getStringValue());
            case BOOL_VALUE -> of(PayloadSchemaType.Bool, value.getBoolValue());
            case INTEGER_VALUE -> holdsNumbers() ? Optional.of(value.getIntegerValue()) : Optional.empty();
            case DOUBLE_VALUE -> of(PayloadSchemaType.Float, value.getDoubleValue());
            case NULL_VALUE, STRUCT_VALUE, LIST_VALUE, KIND_NOT_SET -> Optional.empty();
        };
    }

    private Optional<Object> of(PayloadSchemaType wanted, Object value) {
        return type == wanted ? Optional.of(value) : Optional.empty();
    }

    /** Whether the index knows all points with such a value. */
    public boolean holds(Object value) {
        return switch (value) {
            case String _ -> type == PayloadSchemaType.Keyword;
            case Boolean _ -> type == PayloadSchemaType.Bool;
            case Number _ -> holdsNumbers();
            default -> false;
        };
    }

    public boolean holdsIntegersOnly() {
        return type == PayloadSchemaType.Integer;
    }

    public boolean holdsNumbers() {
        return type == PayloadSchemaType.Integer || type == PayloadSchemaType.Float;
    }

    /** Adds the slots, dead ones included, that have the value. */
    public void collect(Object value, BitSet into) {
        var slots = slotsByValue.get(value);
        if (slots != null) {
            slots.addTo(into);
        }
    }

    /** Adds the slots, dead ones included, that have another value than these; to a float index every integer is another. */
    public void collectOthers(Set<?> values, BitSet into) {
        slotsByValue.forEach((value, slots) -> {
            if (type == PayloadSchemaType.Float || !values.contains(value)) {
                slots.addTo(into);
            }
        });
    }

    /** Adds the slots, dead ones included, that have a number the test accepts. */
    public void collectNumbers(Predicate<Number> test, BitSet into) {
        slotsByValue.forEach((value, slots) -> {
            if (test.test((Number) value)) {
                slots.addTo(into);
            }
        });
    }
}
