package dev.groundwork.embedded.qdrant.index;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.ExtensionRegistryLite;
import com.google.protobuf.WireFormat;
import io.qdrant.client.grpc.Points.NamedVectors;
import io.qdrant.client.grpc.Points.SparseVector;
import io.qdrant.client.grpc.Points.Vector;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;

/** The vectors of a point as the log holds them, a serialized {@code NamedVectors}. */
final class StoredVectors {

    private StoredVectors() {}

    /** Takes the vectors of a point one by one; the buffer is valid during the call. */
    interface Sink {
        void dense(String name, FloatBuffer vector);

        void sparse(String name, SparseVector vector);
    }

    static Map<String, Vector> parse(ByteBuffer bytes) {
        try {
            return NamedVectors.parseFrom(bytes).getVectorsMap();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Reads the same without a message of every number: a start-up reads all vectors there are. */
    static void read(ByteBuffer bytes, Sink sink) {
        var input = CodedInputStream.newInstance(bytes);
        input.enableAliasing(true);
        try {
            while (input.readTag() != 0) {
                var entry = enter(input);
                input.readTag();
                var name = input.readString();
                input.readTag();
                var vector = enter(input);
                vector(input, name, sink);
                input.popLimit(vector);
                input.popLimit(entry);
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static void vector(CodedInputStream input, String name, Sink sink) throws IOException {
        if (WireFormat.getTagFieldNumber(input.readTag()) == Vector.SPARSE_FIELD_NUMBER) {
            sink.sparse(name, input.readMessage(SparseVector.parser(), ExtensionRegistryLite.getEmptyRegistry()));
        } else {
            var dense = enter(input);
            input.readTag();
            sink.dense(
                    name, input.readByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer());
            input.popLimit(dense);
        }
    }

    private static int enter(CodedInputStream input) throws IOException {
        return input.pushLimit(input.readRawVarint32());
    }

    private static IllegalStateException unreadable(IOException cause) {
        return new IllegalStateException("A checked log entry holds no vectors", cause);
    }
}
