package dev.groundwork.ingest.pipeline;

import dev.groundwork.contracts.event.EventHeaders;
import dev.groundwork.contracts.event.Topics;
import dev.groundwork.ingest.event.Delivery;
import dev.groundwork.ingest.event.EventSender;
import dev.groundwork.ingest.failure.Patience;
import io.smallrye.faulttolerance.api.ApplyGuard;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Where a record goes that cannot be worked off now: onto a topic of delayed retries, at last to the dead letters. */
@ApplicationScoped
class Detours {

    static final String RETRY_SOON = "document-received-retry-5000";
    static final String RETRY_LATER = "document-received-retry-60000";

    private static final List<String> RETRIES = List.of(RETRY_SOON, RETRY_LATER);

    private final EventSender sender;

    Detours(EventSender sender) {
        this.sender = sender;
    }

    /** Sends the record to its next retry; false when it has had them all. */
    @ApplyGuard(Patience.NAME)
    boolean retryLater(Delivery delivery) {
        if (delivery.attempt() >= RETRIES.size()) {
            return false;
        }
        sender.send(
                RETRIES.get(delivery.attempt()),
                delivery.key(),
                delivery.value(),
                delivery.headersForResend(delivery.attempt() + 1));
        return true;
    }

    /** @param cause the code of the failure */
    @ApplyGuard(Patience.NAME)
    void deadLetter(Delivery delivery, String stage, String cause, String reason) {
        var headers = delivery.headersForResend(delivery.attempt());
        headers.put(EventHeaders.STAGE, stage);
        headers.put(EventHeaders.CAUSE, cause);
        headers.put("dead-letter-reason", reason);
        sender.send(Topics.deadLettersOf(Topics.DOCUMENT_RECEIVED), delivery.key(), delivery.value(), headers);
    }
}
