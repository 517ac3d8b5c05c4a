package dev.groundwork.embedded.qdrant.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.qdrant.client.grpc.Collections;
import io.qdrant.client.grpc.Common;
import io.qdrant.client.grpc.JsonWithInt;
import io.qdrant.client.grpc.Points;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SupportedTableTest {

    /** All names of the protocol, by message or enumeration. */
    private static Map<String, Set<String>> protocol() {
        var names = new HashMap<String, Set<String>>();
        for (var file : List.of(
                Collections.getDescriptor(),
                Common.getDescriptor(),
                JsonWithInt.getDescriptor(),
                Points.getDescriptor())) {
            for (var message : file.getMessageTypes()) {
                var fields = new HashSet<String>();
                message.getFields().stream().map(FieldDescriptor::getName).forEach(fields::add);
                names.put(message.getFullName(), fields);
            }
            for (EnumDescriptor constants : file.getEnumTypes()) {
                var values = new HashSet<String>();
                constants.getValues().stream().map(EnumValueDescriptor::getName).forEach(values::add);
                names.put(constants.getFullName(), values);
            }
        }
        return names;
    }

    @Test
    void everyRowNamesPartsOfTheProtocol() {
        var protocol = protocol();

        SupportedTable.rows().forEach((type, parts) -> {
            assertThat(protocol).containsKey(type);
            if (!parts.contains(SupportedTable.ANYTHING)) {
                assertThat(protocol.get(type)).as(type).containsAll(parts);
            }
        });
    }
}
