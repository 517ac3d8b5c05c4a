package dev.groundwork.embedded.qdrant.protocol;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.qdrant.client.grpc.JsonWithInt.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The messages inside a request, at any depth; the values of payloads are none. */
final class Parts {

    private Parts() {}

    /** The message and all in it. */
    static Stream<Message> of(Message message) {
        return Stream.concat(Stream.of(message), inside(message).flatMap(Parts::of));
    }

    /** How deep messages of a type stand inside each other, 0 when there is none. */
    static int depth(Descriptor type, Message message) {
        var below = inside(message).mapToInt(part -> depth(type, part)).max().orElse(0);
        return message.getDescriptorForType() == type ? below + 1 : below;
    }

    private static Stream<Message> inside(Message message) {
        return message instanceof Value
                ? Stream.empty()
                : message.getAllFields().entrySet().stream().flatMap(Parts::messages);
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
