package dev.groundwork.contracts.event;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The Kafka headers of an event: CloudEvents 1.0 in binary mode, and the version that travels with a record through retries and redrives. */
public final class EventHeaders {

    /** The decimal version of the original record; absent on the original itself, whose offset it is. */
    public static final String VERSION = "groundwork-version";

    /** How often the record was tried before, decimal; absent on the first try. */
    public static final String ATTEMPT = "groundwork-attempt";

    /**
     * The partition of the original record, decimal, on its retries and dead letters. Upstream systems choose partitions in ways of their own,
     * and a version is one only in the partition it is of.
     */
    public static final String PARTITION = "groundwork-partition";

    /** The embedding model a live version is to be embedded in anew, for a new generation of the index; absent on every usual event. */
    public static final String MODEL = "groundwork-model";

    /** Dead letters: the step that failed. */
    public static final String STAGE = "groundwork-stage";

    /** Dead letters: the code of the failure. */
    public static final String CAUSE = "groundwork-cause";

    private EventHeaders() {}

    /**
     * @param topic of the event, which names its type
     * @param service that sends it
     */
    public static Map<String, String> of(String topic, String service, Instant occurredAt) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", UUID.randomUUID().toString());
        headers.put("ce_source", "/groundwork/" + service);
        headers.put("ce_type", "dev.groundwork." + topic + ".v1");
        headers.put("ce_time", occurredAt.toString());
        headers.put("content-type", "application/json");
        return headers;
    }
}
