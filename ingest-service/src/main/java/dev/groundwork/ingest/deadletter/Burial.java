package dev.groundwork.ingest.deadletter;

import dev.groundwork.contracts.event.EventHeaders;
import dev.groundwork.contracts.event.Topics;
import dev.groundwork.contracts.event.Versions;
import dev.groundwork.ingest.event.Headers;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What a dead letter says of itself. Whatever it holds it can be read: an operator has to see exactly the ones that are broken.
 *
 * @param tenant null when the record is no event, and so is its document
 * @param version of the document, or null when the letter does not say it
 * @param originPartition of the original record, or null when the letter does not say it
 * @param stage {@code unknown} when it does not say it
 * @param cause {@code UNKNOWN} when it does not say it: the connector sends letters by itself
 * @param headers of the event itself, as {@link EventHead} keeps them
 * @param value of the record, or null when it is never sent again: longer than any is, or an access, of which the present one counts
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record Burial(
        String tenant,
        UUID documentId,
        Long version,
        Integer originPartition,
        String stage,
        String cause,
        int attempt,
        String reason,
        String headers,
        byte[] value) {

    /**
     * What the connector sets on dead letters it sends by itself: where the original stood. It writes them before the headers the record came
     * with, which may have the same names.
     */
    private static final String DEAD_LETTER_OFFSET = "dead-letter-offset";

    private static final String DEAD_LETTER_PARTITION = "dead-letter-partition";
    private static final int MOST_PARTITIONS = 10_000;

    /** Others may have written these headers; what is indexed has a limit, and a code or a sentence of ours is shorter. */
    private static final int LONGEST_NAME = 200;

    private static final int LONGEST_REASON = 10_000;

    /** As long as a record of ours may be. */
    private static final int LONGEST_VALUE = 2 * 1024 * 1024;

    /** More than the log ever holds. */
    private static final long OFFSETS = 1L << 40;

    static Burial of(ConsumerRecord<String, byte[]> record, int logEpoch) {
        var headers = Headers.of(record);
        var origin = Topics.originOf(record.topic());
        var subject = Subject.of(origin, record.key(), record.value());
        return new Burial(
                storable(subject.tenant()),
                subject.documentId(),
                origin.equals(Topics.DOCUMENT_RECEIVED) ? version(record, logEpoch) : subject.version(),
                partition(record),
                start(headers.getOrDefault(EventHeaders.STAGE, "unknown"), LONGEST_NAME),
                start(headers.getOrDefault(EventHeaders.CAUSE, "UNKNOWN"), LONGEST_NAME),
                (int) Math.min(
                        Integer.MAX_VALUE,
                        Headers.number(record, EventHeaders.ATTEMPT).orElse(0)),
                isTooLong(record)
                        ? whereItStands(record)
                        : start(Headers.first(record, "dead-letter-reason"), LONGEST_REASON),
                EventHead.json(headers),
                isTooLong(record) || origin.equals(Topics.ACCESS_CHANGED) ? null : record.value());
    }

    /** Whether it says that a version lacks a part in the index. */
    boolean isOfTheIndex(String topic) {
        return Topics.originOf(topic).equals(Topics.CHUNKS_EMBEDDED) && documentId != null && version != null;
    }

    private static boolean isTooLong(ConsumerRecord<String, byte[]> record) {
        return record.value() != null && record.value().length > LONGEST_VALUE;
    }

    private static String whereItStands(ConsumerRecord<String, byte[]> record) {
        return "The record is too long to be kept: it stands at offset %d of partition %d of %s."
                .formatted(record.offset(), record.partition(), record.topic());
    }

    /** The text as the database takes it: it knows no NUL, and no half of a character. */
    static String storable(String text) {
        return text == null
                ? null
                : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace("\0", "");
    }

    private static String start(String text, int longest) {
        return text == null ? null : storable(text.substring(0, Math.min(longest, text.length())));
    }

    private static Integer partition(ConsumerRecord<String, byte[]> record) {
        var partition = record.headers().lastHeader(EventHeaders.VERSION) == null
                ? Headers.firstNumber(record, DEAD_LETTER_PARTITION)
                : Headers.number(record, EventHeaders.PARTITION);
        return partition.isPresent() && partition.getAsLong() < MOST_PARTITIONS
                ? Integer.valueOf((int) partition.getAsLong())
                : null;
    }

    /** What an event's own record does not say travels beside it. */
    private static Long version(ConsumerRecord<String, byte[]> record, int logEpoch) {
        if (record.headers().lastHeader(EventHeaders.VERSION) != null) {
            return orNull(Headers.number(record, EventHeaders.VERSION));
        }
        var offset = Headers.firstNumber(record, DEAD_LETTER_OFFSET);
        return offset.isPresent() && offset.getAsLong() < OFFSETS
                ? Long.valueOf(Versions.version(logEpoch, offset.getAsLong()))
                : null;
    }

    private static Long orNull(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }
}
