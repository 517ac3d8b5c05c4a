package dev.groundwork.embedded.qdrant.protocol;

import dev.groundwork.embedded.qdrant.model.PayloadPath;
import dev.groundwork.embedded.qdrant.model.PayloadPath.EachElement;
import io.qdrant.client.grpc.JsonWithInt.ListValue;
import io.qdrant.client.grpc.JsonWithInt.Struct;
import io.qdrant.client.grpc.JsonWithInt.Value;
import io.qdrant.client.grpc.Points.WithPayloadSelector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Which parts of a payload to return: all, none, only some paths or all but some paths. */
final class PayloadSelection {

    private final boolean nothing;
    private final Predicate<PayloadPath> keeps;

    private PayloadSelection(boolean nothing, Predicate<PayloadPath> keeps) {
        this.nothing = nothing;
        this.keeps = keeps;
    }

    static PayloadSelection of(WithPayloadSelector selector, boolean whenUnset) {
        return switch (selector.getSelectorOptionsCase()) {
            case ENABLE -> new PayloadSelection(!selector.getEnable(), null);
            case INCLUDE -> {
                var wanted = paths(selector.getInclude().getFieldsList());
                yield new PayloadSelection(
                        false, path -> wanted.stream().anyMatch(one -> one.startsWith(path) || path.startsWith(one)));
            }
            case EXCLUDE -> {
                var unwanted = paths(selector.getExclude().getFieldsList());
                yield new PayloadSelection(false, path -> unwanted.stream().noneMatch(path::startsWith));
            }
            case SELECTOROPTIONS_NOT_SET -> new PayloadSelection(!whenUnset, null);
        };
    }

    private static List<PayloadPath> paths(List<String> fields) {
        return fields.stream().map(PayloadPath::parse).toList();
    }

    boolean isNothing() {
        return nothing;
    }

    Map<String, Value> of(Map<String, Value> payload) {
        return keeps == null ? payload : kept(new PayloadPath(List.of()), payload);
    }

    private Map<String, Value> kept(PayloadPath at, Map<String, Value> fields) {
        var kept = new HashMap<String, Value>();
        fields.forEach((name, value) -> {
            var path = at.then(new PayloadPath.Key(name));
            if (keeps.test(path)) {
                kept.put(name, kept(path, value));
            }
        });
        return kept;
    }

    private Value kept(PayloadPath at, Value value) {
        if (value.hasStructValue()) {
            var fields = kept(at, value.getStructValue().getFieldsMap());
            return Value.newBuilder()
                    .setStructValue(Struct.newBuilder().putAllFields(fields))
                    .build();
        }
        if (value.hasListValue()) {
            var elements = ListValue.newBuilder();
            var path = at.then(new EachElement());
            if (keeps.test(path)) {
                value.getListValue().getValuesList().forEach(element -> elements.addValues(kept(path, element)));
            }
            return Value.newBuilder().setListValue(elements).build();
        }
        return value;
    }
}
