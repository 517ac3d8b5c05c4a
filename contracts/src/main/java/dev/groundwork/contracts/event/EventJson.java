package dev.groundwork.contracts.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.stream.Collectors;

/**
 * The one JSON form of events: instants as ISO 8601, unknown fields ignored (an older consumer reads a newer event), numbers never bent: an empty
 * clearance would be none, and 2.9 would be 2.
 */
public final class EventJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            // Most of an event's bytes are the numbers of its vectors.
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .withCoercionConfig(
                    LogicalType.Integer,
                    integer -> integer.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.String, CoercionAction.Fail))
            .build();

    static {
        // A data: URI travels inside an event; the topic's own limit is what bounds it.
        MAPPER.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(20_000_000)
                        .build());
    }

    private EventJson() {}

    public static byte[] write(Object event) {
        try {
            return MAPPER.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event that JSON cannot hold: " + event.getClass(), e);
        }
    }

    /** @throws NoEventException when the bytes are no valid event of that type */
    public static <T> T read(byte[] bytes, Class<T> type) throws NoEventException {
        if (bytes == null || bytes.length == 0) {
            throw new NoEventException(type, "it has no value", null);
        }
        try {
            var event = MAPPER.readValue(bytes, type);
            if (event == null) {
                throw new NoEventException(type, "it is null", null);
            }
            return event;
        } catch (IOException e) {
            throw new NoEventException(type, reason(e), e);
        }
    }

    /** Where and why, in our own words: a parser's message quotes the text it stumbled over, and that must not reach a log. */
    private static String reason(IOException e) {
        return switch (e) {
            case ValueInstantiationException refused
            when refused.getCause() instanceof InvalidValueException why -> why.getMessage();
            case JsonMappingException mismatch -> "wrong value at " + path(mismatch);
            case JsonProcessingException malformed
            when malformed.getLocation() != null ->
                "no JSON from line %d, column %d"
                        .formatted(
                                malformed.getLocation().getLineNr(),
                                malformed.getLocation().getColumnNr());
            default -> "unreadable";
        };
    }

    private static String path(JsonMappingException mismatch) {
        var path = mismatch.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "the root" : path;
    }
}
