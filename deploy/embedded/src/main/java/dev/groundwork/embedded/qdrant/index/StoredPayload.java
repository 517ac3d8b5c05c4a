package dev.groundwork.embedded.qdrant.index;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.ExtensionRegistryLite;
import io.qdrant.client.grpc.JsonWithInt.Struct;
import io.qdrant.client.grpc.JsonWithInt.Value;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The payload of a point as the log holds it, a serialized {@code Struct}. */
final class StoredPayload {

    private StoredPayload() {}

    static Map<String, Value> parse(ByteBuffer bytes) {
        try {
            return Struct.parseFrom(bytes).getFieldsMap();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Only these of the top-level keys: an index needs few, and the text of a chunk is the most of its payload. */
    static Map<String, Value> parse(ByteBuffer bytes, Set<String> keys) {
        var input = CodedInputStream.newInstance(bytes);
        var values = new HashMap<String, Value>();
        try {
            while (input.readTag() != 0) {
                var entry = input.pushLimit(input.readRawVarint32());
                input.readTag();
                var key = input.readString();
                if (keys.contains(key)) {
                    input.readTag();
                    values.put(key, input.readMessage(Value.parser(), ExtensionRegistryLite.getEmptyRegistry()));
                } else {
                    input.skipRawBytes(input.getBytesUntilLimit());
                }
                input.popLimit(entry);
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        return values;
    }

    private static IllegalStateException unreadable(IOException cause) {
        return new IllegalStateException("A checked log entry holds no payload", cause);
    }
}
