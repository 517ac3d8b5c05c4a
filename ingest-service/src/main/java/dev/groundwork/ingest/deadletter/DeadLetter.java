package dev.groundwork.ingest.deadletter;

import java.time.Instant;
import java.util.UUID;

/**
 * An event that could not be worked off, as an operator sees it.
 *
 * @param stage the step that failed
 * @param cause the code of the failure
 * @param redrivenAt when it was last sent again, or null
 */
public record DeadLetter(
        long id,
        String topic,
        UUID documentId,
        Long version,
        String stage,
        String cause,
        int attempt,
        String reason,
        Instant receivedAt,
        Instant redrivenAt) {

    /**
     * The record as it is sent again.
     *
     * @param originPartition where its version is one, or null when it is not known
     * @param headers of the event, as {@link EventHead} keeps them
     */
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere
    public record Raw(
            long id,
            String topic,
            Integer originPartition,
            String recordKey,
            byte[] value,
            UUID documentId,
            Long version,
            String stage,
            String cause,
            String headers) {

        /** As a new event a record without its version would undo what came since; one too long to be kept can be sent nowhere. */
        boolean isSendable() {
            return version != null && value != null;
        }
    }
}
