package dev.groundwork.embedded.qdrant.protocol;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.qdrant.client.grpc.JsonWithInt.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How deep messages of a type stand inside each other. */
final class Nesting {

    private Nesting() {}

    /** 0 when there is none. */
    static int of(Descriptor type, Message message) {
        if (message instanceof Value) {
            return 0;
        }
        var below = message.getAllFields().entrySet().stream()
                .flatMap(Nesting::messages)
                .mapToInt(child -> of(type, child))
                .max()
                .orElse(0);
        return message.getDescriptorForType() == type ? below + 1 : below;
    }

    private static Stream<Message> messages(Map.Entry<FieldDescriptor, Object> field) {
        if (field.getKey().getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
            return Stream.empty();
        }
        return field.getKey().isRepeated()
                ? ((List<?>) field.getValue()).stream().map(Message.class::cast)
                : Stream.of((Message) field.getValue());
    }
}
