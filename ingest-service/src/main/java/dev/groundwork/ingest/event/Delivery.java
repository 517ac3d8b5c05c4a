package dev.groundwork.ingest.event;

import dev.groundwork.contracts.event.EventHeaders;
import dev.groundwork.contracts.event.Versions;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record of {@code document-received} or of its retries, with what travels beside its value.
 *
 * @param version of the original record
 * @param attempt how often it was tried before
 * @param headers as they came, the last of each name
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record Delivery(String key, byte[] value, long version, int attempt, Map<String, String> headers) {

    /** What the connector sets on dead letters it sends by itself: where the original stood. */
    private static final String DEAD_LETTER_OFFSET = "dead-letter-offset";

    /** @throws IllegalArgumentException when a header of ours is no number */
    public static Delivery of(ConsumerRecord<String, byte[]> record, int logEpoch) {
        var headers = new LinkedHashMap<String, String>();
        record.headers().forEach(header -> {
            if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        });
        var version = Optional.ofNullable(headers.get(EventHeaders.VERSION))
                .map(Long::parseLong)
                .or(() -> Optional.ofNullable(headers.get(DEAD_LETTER_OFFSET))
                        .map(offset -> Versions.version(logEpoch, Long.parseLong(offset))))
                .orElseGet(() -> Versions.version(logEpoch, record.offset()));
        var attempt = Optional.ofNullable(headers.get(EventHeaders.ATTEMPT))
                .map(Integer::parseInt)
                .orElse(0);
        return new Delivery(record.key(), record.value(), version, attempt, headers);
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
