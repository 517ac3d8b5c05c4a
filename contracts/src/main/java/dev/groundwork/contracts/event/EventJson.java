package dev.groundwork.contracts.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/** The one JSON form of events: instants as ISO 8601, unknown fields ignored (an older consumer reads a newer event). */
public final class EventJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
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

    /** The first line of the cause without the source excerpt: a message must not carry document text into a log. */
    private static String reason(IOException e) {
        return e instanceof JsonProcessingException json
                ? json.getOriginalMessage().lines().findFirst().orElse("unreadable")
                : "unreadable";
    }
}
