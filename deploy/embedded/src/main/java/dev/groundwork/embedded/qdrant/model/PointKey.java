package dev.groundwork.embedded.qdrant.model;

import io.qdrant.client.grpc.Common.PointId;
import java.util.UUID;
import java.util.regex.Pattern;

/** A point's id in Qdrant's order: numbers before UUIDs, both unsigned. A number has {@code high} 0. */
public record PointKey(boolean uuid, long high, long low) implements Comparable<PointKey> {

    /** With all of its dashes or with none. */
    private static final Pattern UUID_TEXT =
            Pattern.compile("(?i)[0-9a-f]{8}(-?)[0-9a-f]{4}\\1[0-9a-f]{4}\\1[0-9a-f]{4}\\1[0-9a-f]{12}");

    public static PointKey of(PointId id) {
        return switch (id.getPointIdOptionsCase()) {
            case NUM -> new PointKey(false, 0, id.getNum());
            case UUID -> ofUuid(id.getUuid());
            case POINTIDOPTIONS_NOT_SET -> throw Problems.badRequest("No ID options provided");
        };
    }

    private static PointKey ofUuid(String text) {
        var digits = text.replace("-", "");
        if (!UUID_TEXT.matcher(text).matches()) {
            throw Problems.badRequest("Unable to parse UUID: " + text);
        }
        return new PointKey(
                true,
                Long.parseUnsignedLong(digits.substring(0, 16), 16),
                Long.parseUnsignedLong(digits.substring(16), 16));
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
