package dev.groundwork.ingest.event;

import dev.groundwork.contracts.event.EventHeaders;
import dev.groundwork.contracts.event.Versions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record of {@code document-received} or of its retries, with what travels beside its value.
 *
 * @param version of the original record
 * @param attempt how often it was tried before
 * @param headers as they came, the last of each name
 * @param flaw why the record is no valid event whatever its value says, or null
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record Delivery(String key, byte[] value, long version, int attempt, Map<String, String> headers, String flaw) {

    /**
     * A record of the topic itself, to which others write too. A version it carries has to lie before its own: one that claims to be newer
     * than its place in the log would silence everything its source says after it.
     */
    public static Delivery original(ConsumerRecord<String, byte[]> record, int logEpoch) {
        var own = Versions.version(logEpoch, record.offset());
        var carried = record.headers().lastHeader(EventHeaders.VERSION) == null
                ? OptionalLong.of(own)
                : Headers.number(record, EventHeaders.VERSION);
        var isValid = carried.isPresent() && carried.getAsLong() <= own;
        var headers = Headers.of(record);
        headers.put(EventHeaders.PARTITION, Integer.toString(record.partition()));
        if (record.headers().lastHeader(EventHeaders.VERSION) == null) {
            // Only what is sent again is embedded anew: a new event that says so would be passed over.
            headers.remove(EventHeaders.MODEL);
        }
        return new Delivery(
                record.key(),
                record.value(),
                isValid ? carried.getAsLong() : own,
                0,
                headers,
                isValid ? null : "the header " + EventHeaders.VERSION + " holds no version it can have");
    }

    /**
     * A record of a topic of retries, to which this service alone writes.
     *
     * @throws IllegalArgumentException when it does not say its version and attempt
     */
    public static Delivery retried(ConsumerRecord<String, byte[]> record) {
        return new Delivery(
                record.key(),
                record.value(),
                required(record, EventHeaders.VERSION),
                Math.toIntExact(required(record, EventHeaders.ATTEMPT)),
                Headers.of(record),
                null);
    }

    private static long required(ConsumerRecord<String, byte[]> record, String name) {
        return Headers.number(record, name)
                .orElseThrow(() -> new IllegalArgumentException("a retry without a number in " + name));
    }

    /** Of the original record, or null on retries that do not say it. */
    public Integer partition() {
        var partition = headers.get(EventHeaders.PARTITION);
        return partition == null ? null : Integer.valueOf(partition);
    }

    /** The one model in which a live version is to be embedded anew; empty on every usual record. */
    public Optional<String> model() {
        return Optional.ofNullable(headers.get(EventHeaders.MODEL));
    }

    /** The same event, to be embedded anew in this model. */
    public Delivery anew(String model) {
        var asked = new LinkedHashMap<>(headers);
        asked.put(EventHeaders.MODEL, model);
        return new Delivery(key, value, version, attempt, asked, flaw);
    }

    /** The headers of the record when it is sent on, so that it stays the same event. */
    public Map<String, String> headersForResend(int nextAttempt) {
        var resent = new LinkedHashMap<>(headers);
        // The sender adds the trace of its own; the event's identity stays.
        resent.remove("traceparent");
        resent.remove("tracestate");
        resent.put(EventHeaders.VERSION, Long.toString(version));
        resent.put(EventHeaders.ATTEMPT, Integer.toString(nextAttempt));
        return resent;
    }
}
