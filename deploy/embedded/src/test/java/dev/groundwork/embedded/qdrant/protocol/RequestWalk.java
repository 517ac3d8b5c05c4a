package dev.groundwork.embedded.qdrant.protocol;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.grpc.BindableService;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Walks the protobuf descriptors of all requests that a service takes, into every message that the server knows. */
final class RequestWalk {

    /** Takes a request in which nothing but one field is set, and says whether to go on below this field. */
    interface Visitor {
        boolean visit(Message request, FieldDescriptor field, String path);
    }

    private final Visitor visitor;
    private final Set<String> visited = new HashSet<>();

    private RequestWalk(Visitor visitor) {
        this.visitor = visitor;
    }

    static void over(BindableService service, Visitor visitor) {
        var walk = new RequestWalk(visitor);
        requests(service).forEach(request -> walk.message(request, "", Function.identity()));
    }

    /** Empty requests of the methods that the service overrides. */
    static Stream<Message> requests(BindableService service) {
        var implemented = Arrays.stream(service.getClass().getDeclaredMethods())
                .map(method -> method.getName().toLowerCase())
                .toList();
        return service.bindService().getMethods().stream()
                .map(method -> method.getMethodDescriptor())
                .filter(method ->
                        implemented.contains(method.getBareMethodName().toLowerCase()))
                .map(method ->
                        (Message) ((PrototypeMarshaller<?>) method.getRequestMarshaller()).getMessagePrototype());
    }

    /** @param around puts a message of this kind into an otherwise empty request */
    private void message(Message empty, String path, Function<Message, Message> around) {
        if (visited.add(empty.getDescriptorForType().getFullName())) {
            for (var field : empty.getDescriptorForType().getFields()) {
                field(empty, field, path.isEmpty() ? field.getName() : path + "." + field.getName(), around);
            }
        }
    }

    private void field(Message parent, FieldDescriptor field, String path, Function<Message, Message> around) {
        if (field.isMapField()) {
            var entry = parent.newBuilderForType().newBuilderForField(field);
            var value = entry.getDescriptorForType().findFieldByName("value");
            Function<Message, Message> inEntry = it -> around.apply(
                    with(parent, field, entry.clone().setField(value, it).build()));
            child((Message) entry.getField(value), field, path, "[]", inEntry);
        } else if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
            var child = parent.newBuilderForType().newBuilderForField(field).build();
            child(child, field, path, field.isRepeated() ? "[0]" : "", it -> around.apply(with(parent, field, it)));
        } else {
            for (var value : values(field)) {
                var name = value instanceof EnumValueDescriptor constant ? path + "=" + constant.getName() : path;
                visitor.visit(around.apply(with(parent, field, value)), field, name);
            }
        }
    }

    private void child(
            Message child, FieldDescriptor field, String path, String element, Function<Message, Message> around) {
        if (visitor.visit(around.apply(child), field, path)) {
            message(child, path + element, around);
        }
    }

    private static Message with(Message empty, FieldDescriptor field, Object value) {
        var message = empty.newBuilderForType();
        return (field.isRepeated() ? message.addRepeatedField(field, value) : message.setField(field, value)).build();
    }

    /** Something that counts as set. */
    private static List<?> values(FieldDescriptor field) {
        return switch (field.getJavaType()) {
            case INT -> List.of(1);
            case LONG -> List.of(1L);
            case FLOAT -> List.of(1f);
            case DOUBLE -> List.of(1d);
            case BOOLEAN -> List.of(true);
            case STRING -> List.of("x");
            case BYTE_STRING -> List.of(ByteString.copyFromUtf8("x"));
            case ENUM ->
                field.getEnumType().getValues().stream()
                        .filter(constant -> field.hasPresence() || constant.getNumber() != 0)
                        .toList();
            case MESSAGE -> throw new IllegalStateException("a message has fields of its own");
        };
    }
}
