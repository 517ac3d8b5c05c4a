package dev.groundwork.embedded.qdrant.index;

import com.google.protobuf.CodedInputStream;
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

        void sparse(String name, int[] dimensions, FloatBuffer weights);
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
        var isSparse = WireFormat.getTagFieldNumber(input.readTag()) == Vector.SPARSE_FIELD_NUMBER;
        var vector = enter(input);
        if (isSparse) {
            sparse(input, name, sink);
        } else {
            input.readTag();
            sink.dense(name, floats(input));
        }
        input.popLimit(vector);
    }

    private static void sparse(CodedInputStream input, String name, Sink sink) throws IOException {
        var weights = FloatBuffer.allocate(0);
        var dimensions = new int[0];
        while (!input.isAtEnd()) {
            if (WireFormat.getTagFieldNumber(input.readTag()) == SparseVector.VALUES_FIELD_NUMBER) {
                weights = floats(input);
            } else {
                dimensions = integers(input, weights.remaining());
            }
        }
        sink.sparse(name, dimensions, weights);
    }

    private static FloatBuffer floats(CodedInputStream input) throws IOException {
        return input.readByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    }

    private static int[] integers(CodedInputStream input, int count) throws IOException {
        var integers = new int[count];
        var all = enter(input);
        for (var i = 0; i < count; i++) {
            integers[i] = input.readUInt32();
        }
        input.popLimit(all);
        return integers;
    }

    private static int enter(CodedInputStream input) throws IOException {
        return input.pushLimit(input.readRawVarint32());
    }

    private static IllegalStateException unreadable(IOException cause) {
        return new IllegalStateException("A checked log entry holds no vectors", cause);
    }
}
