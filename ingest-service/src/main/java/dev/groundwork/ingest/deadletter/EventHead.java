package dev.groundwork.ingest.deadletter;

import dev.groundwork.contracts.event.EventHeaders;
import dev.groundwork.contracts.event.EventJson;
import dev.groundwork.contracts.event.NoEventException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The headers that belong to an event and not to the way its record took: with them it is the same event when it goes again. Kept as JSON. */
final class EventHead {

    /** Others may have written them; ours are shorter. */
    private static final int LONGEST = 1_000;

    private EventHead() {}

    /** @param headers of a record, whatever they hold */
    static String json(Map<String, String> headers) {
        var own = new LinkedHashMap<String, String>();
        headers.forEach((name, value) -> {
            if (isOfEvent(name) && name.length() + value.length() <= LONGEST) {
                own.put(Burial.storable(name), Burial.storable(value));
            }
        });
        if (!headers.containsKey(EventHeaders.VERSION)) {
            // As on arrival: a new event is never one to be embedded anew.
            own.remove(EventHeaders.MODEL);
        }
        return new String(EventJson.write(own), StandardCharsets.UTF_8);
    }

    static Map<String, String> parse(String json) {
        try {
            var headers = new LinkedHashMap<String, String>();
            EventJson.read(json.getBytes(StandardCharsets.UTF_8), Map.class)
                    .forEach((name, value) -> headers.put((String) name, (String) value));
            return headers;
        } catch (NoEventException e) {
            throw new IllegalStateException("a dead letter whose headers are no JSON", e);
        }
    }

    private static boolean isOfEvent(String name) {
        return name.startsWith("ce_") || name.equals("content-type") || name.equals(EventHeaders.MODEL);
    }
}
