package dev.groundwork.embedded.qdrant.protocol;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.MapEntry;
import com.google.protobuf.Message;
import dev.groundwork.embedded.qdrant.model.Problems;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Refuses every set field of a request, at any depth, that {@link SupportedTable} does not list, by its path: nothing a
 * client asks for is silently ignored. Fields of a newer protocol are refused by their number.
 */
final class SupportedFields {

    private final Map<String, Set<String>> table;

    SupportedFields(Map<String, Set<String>> table) {
        this.table = table;
    }

    void check(Message request) {
        check(request, "");
    }

    private void check(Message message, String path) {
        var allowed = table.getOrDefault(message.getDescriptorForType().getFullName(), Set.of());
        if (allowed.contains(SupportedTable.ANYTHING)) {
            return;
        }
        message.getUnknownFields().asMap().keySet().stream().findFirst().ifPresent(number -> {
            throw Problems.unsupported(join(path, "#" + number));
        });
        message.getAllFields().forEach((field, value) -> {
            var name = join(path, field.getName());
            if (!allowed.contains(field.getName())) {
                throw Problems.unsupported(name);
            }
            checkValue(field, value, name);
        });
    }

    private void checkValue(FieldDescriptor field, Object value, String path) {
        if (!field.isRepeated()) {
            checkSingle(value, path);
        } else if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                || field.getJavaType() == FieldDescriptor.JavaType.ENUM) {
            var elements = (List<?>) value;
            for (var i = 0; i < elements.size(); i++) {
                checkElement(elements.get(i), path, i);
            }
        }
    }

    private void checkElement(Object element, String path, int position) {
        if (element instanceof MapEntry<?, ?> entry) {
            checkSingle(entry.getValue(), path + "[" + entry.getKey() + "]");
        } else {
            checkSingle(element, path + "[" + position + "]");
        }
    }

    private void checkSingle(Object value, String path) {
        if (value instanceof Message message) {
            check(message, path);
        } else if (value instanceof EnumValueDescriptor constant) {
            var allowed = table.getOrDefault(constant.getType().getFullName(), Set.of());
            if (!allowed.contains(constant.getName()) && !allowed.contains(SupportedTable.ANYTHING)) {
                throw Problems.unsupported(path + "=" + constant.getName());
            }
        }
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
