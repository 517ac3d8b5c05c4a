package dev.groundwork.embedded.qdrant.model;

import io.qdrant.client.grpc.Common.PointId;
import java.util.UUID;

/** A point's id in Qdrant's order: numbers before UUIDs, both unsigned. A number has {@code high} 0. */
public record PointKey(boolean uuid, long high, long low) implements Comparable<PointKey> {

    public static PointKey of(PointId id) {
        return switch (id.getPointIdOptionsCase()) {
            case NUM -> new PointKey(false, 0, id.getNum());
            case UUID -> ofUuid(id.getUuid());
            case POINTIDOPTIONS_NOT_SET -> throw Problems.badRequest("No ID options provided");
        };
    }

    private static PointKey ofUuid(String text) {
        try {
            var uuid = UUID.fromString(text.length() == 32 ? dashed(text) : text);
            return new PointKey(true, uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
        } catch (IllegalArgumentException e) {
            throw Problems.badRequest("Unable to parse UUID: " + text);
        }
    }

    /** Qdrant takes the simple form without dashes too. */
    private static String dashed(String simple) {
        return String.join(
                "-",
                simple.substring(0, 8),
                simple.substring(8, 12),
                simple.substring(12, 16),
                simple.substring(16, 20),
                simple.substring(20));
    }

    public PointId toPointId() {
        return uuid
                ? PointId.newBuilder().setUuid(new UUID(high, low).toString()).build()
                : PointId.newBuilder().setNum(low).build();
    }

    @Override
    public int compareTo(PointKey other) {
        if (uuid != other.uuid) {
            return Boolean.compare(uuid, other.uuid);
        }
        return high == other.high ? Long.compareUnsigned(low, other.low) : Long.compareUnsigned(high, other.high);
    }

    @Override
    public String toString() {
        return uuid ? new UUID(high, low).toString() : Long.toUnsignedString(low);
    }
}
