package dev.groundwork.ingest.pipeline;

import dev.groundwork.contracts.event.EventHeaders;
import dev.groundwork.contracts.event.Topics;
import dev.groundwork.ingest.event.Delivery;
import dev.groundwork.ingest.event.EventSender;
import dev.groundwork.ingest.failure.Patience;
import io.smallrye.faulttolerance.api.ApplyGuard;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;

/** Where a record goes that cannot be worked off now: onto a topic of delayed retries, at last to the dead letters. */
@ApplicationScoped
class Detours {

    static final String RETRY_SOON = "document-received-retry-5000";
    static final String RETRY_LATER = "document-received-retry-60000";

    private static final String DEAD_LETTERS = Topics.deadLettersOf(Topics.DOCUMENT_RECEIVED);

    private static final Logger LOG = Logger.getLogger(Detours.class);

    private static final List<String> RETRIES = List.of(RETRY_SOON, RETRY_LATER);

    private final EventSender sender;

    Detours(EventSender sender) {
        this.sender = sender;
    }

    /** Sends the record to its next retry; false when it has had them all, or no topic takes it. */
    @ApplyGuard(Patience.NAME)
    boolean retryLater(Delivery delivery) {
        if (delivery.attempt() >= RETRIES.size()) {
            return false;
        }
        try {
            sender.send(
                    RETRIES.get(delivery.attempt()),
                    delivery.key(),
                    delivery.value(),
                    delivery.headersForResend(delivery.attempt() + 1));
            return true;
        } catch (RecordTooLargeException e) {
            return false;
        }
    }

    /** @param cause the code of the failure */
    @ApplyGuard(Patience.NAME)
    void deadLetter(Delivery delivery, String stage, String cause, String reason) {
        var headers = delivery.headersForResend(delivery.attempt());
        headers.put(EventHeaders.STAGE, stage);
        headers.put(EventHeaders.CAUSE, cause);
        headers.put("dead-letter-reason", reason);
        try {
            sender.send(DEAD_LETTERS, delivery.key(), delivery.value(), headers);
        } catch (RecordTooLargeException e) {
            sender.send(DEAD_LETTERS, delivery.key(), new byte[0], stub(delivery, stage, cause));
        }
    }

    /**
     * What is said of a record that came in compressed and is longer than any of ours may be: without a version of its own, so that nobody sends
     * it again empty.
     */
    private static Map<String, String> stub(Delivery delivery, String stage, String cause) {
        var reason =
                "Version %d of partition %s of %s is too long for a dead letter: have its source send it anew, shorter."
                        .formatted(delivery.version(), delivery.partition(), Topics.DOCUMENT_RECEIVED);
        LOG.warnf("%s: %s", cause, reason);
        return Map.of(EventHeaders.STAGE, stage, EventHeaders.CAUSE, cause, "dead-letter-reason", reason);
    }
}
