package dev.groundwork.embedded.qdrant.storage;

import dev.groundwork.embedded.qdrant.model.PointKey;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a log entry says of one point. {@code PUT} carries payload and vectors, {@code PAYLOAD} a whole new payload,
 * {@code DELETE} neither. {@code payload} is a serialized {@code Struct}, {@code vectors} a serialized
 * {@code NamedVectors}.
 */
public record Change(Kind kind, PointKey key, long version, ByteBuffer payload, ByteBuffer vectors) {

    public enum Kind {
        PUT(0),
        PAYLOAD(1),
        DELETE(2);

        private final byte code;

        Kind(int code) {
            this.code = (byte) code;
        }

        private static Kind of(byte code) {
            return switch (code) {
                case 0 -> PUT;
                case 1 -> PAYLOAD;
                case 2 -> DELETE;
                default -> throw new IllegalStateException("Unknown kind of change in the log: " + code);
            };
        }
    }

    /** A change as it lies in the log: where its parts can be read again. */
    public record Stored(Change change, Slice payload, Slice vectors) {}

    /** A range of bytes of the log file. */
    public record Slice(long at, int length) {}

    private static final int FIXED_BYTES = 1 + 1 + 3 * Long.BYTES + 2 * Integer.BYTES;

    public static Change put(PointKey key, long version, byte[] payload, byte[] vectors) {
        return new Change(Kind.PUT, key, version, ByteBuffer.wrap(payload), ByteBuffer.wrap(vectors));
    }

    public static Change payload(PointKey key, long version, byte[] payload) {
        return new Change(Kind.PAYLOAD, key, version, ByteBuffer.wrap(payload), ByteBuffer.allocate(0));
    }

    public static Change delete(PointKey key, long version) {
        return new Change(Kind.DELETE, key, version, ByteBuffer.allocate(0), ByteBuffer.allocate(0));
    }

    public int encodedLength() {
        return encodedLength(payload.remaining(), vectors.remaining());
    }

    public static int encodedLength(int payloadLength, int vectorsLength) {
        return FIXED_BYTES + payloadLength + vectorsLength;
    }

    public static ByteBuffer encode(List<Change> changes) {
        var body = ByteBuffer.allocate(
                changes.stream().mapToInt(Change::encodedLength).reduce(0, Math::addExact));
        for (var change : changes) {
            body.put(change.kind.code).put((byte) (change.key.uuid() ? 1 : 0));
            body.putLong(change.key.high()).putLong(change.key.low()).putLong(change.version);
            body.putInt(change.payload.remaining()).put(change.payload.duplicate());
            body.putInt(change.vectors.remaining()).put(change.vectors.duplicate());
        }
        return body.flip();
    }

    /** Hands over the changes of an entry whose body begins at byte {@code bodyAt} of the log. */
    public static void decode(ByteBuffer body, long bodyAt, Consumer<Stored> sink) {
        while (body.hasRemaining()) {
            var kind = Kind.of(body.get());
            var key = new PointKey(body.get() == 1, body.getLong(), body.getLong());
            var version = body.getLong();
            var payload = part(body);
            var payloadAt = new Slice(bodyAt + body.position() - payload.remaining(), payload.remaining());
            var vectors = part(body);
            var vectorsAt = new Slice(bodyAt + body.position() - vectors.remaining(), vectors.remaining());
            sink.accept(new Stored(new Change(kind, key, version, payload, vectors), payloadAt, vectorsAt));
        }
    }

    private static ByteBuffer part(ByteBuffer body) {
        var length = body.getInt();
        var part = body.slice(body.position(), length);
        body.position(body.position() + length);
        return part;
    }
}
