package dev.groundwork.ingest.pipeline;

import dev.groundwork.contracts.event.DocumentReceived;
import dev.groundwork.contracts.event.EventJson;
import dev.groundwork.contracts.event.NoEventException;
import dev.groundwork.ingest.event.Delivery;
import dev.groundwork.ingest.failure.PassingException;
import dev.groundwork.ingest.failure.Trail;
import dev.groundwork.ingest.registry.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Decides where a record goes: through the pipeline, to a retry, or to the dead letters. The boundary at which failures end. */
@ApplicationScoped
class EventHandler {

    private static final Logger LOG = Logger.getLogger(EventHandler.class);

    private final IngestPipeline pipeline;
    private final IngestLog log;
    private final Detours detours;

    EventHandler(IngestPipeline pipeline, IngestLog log, Detours detours) {
        this.pipeline = pipeline;
        this.log = log;
        this.detours = detours;
    }

    /** Returns when the record's effects are durable; throws nothing that is the record's own fault. */
    void handle(Delivery delivery) {
        if (delivery.flaw() != null) {
            refuse(delivery, "NO_EVENT", delivery.flaw());
            return;
        }
        DocumentReceived event;
        try {
            event = EventJson.read(delivery.value(), DocumentReceived.class);
        } catch (NoEventException e) {
            refuse(delivery, "NO_EVENT", e.getMessage());
            return;
        }
        // The key decides the partition, and with it the order of a document's versions: a foreign one would mix them
        // up.
        if (!event.documentId().toString().equals(delivery.key())) {
            refuse(delivery, "KEY_MISMATCH", "the record's key is not the documentId " + event.documentId());
            return;
        }
        MDC.put("tenant", event.tenant());
        MDC.put("documentId", event.documentId().toString());
        try {
            var outcome = delivery.model()
                    .map(model -> pipeline.embedAnew(event, delivery.version(), model))
                    .orElseGet(() -> pipeline.ingest(event, delivery.version()));
            if (outcome instanceof Outcome.UnknownMember) {
                refuse(delivery, "UNKNOWN_MEMBER", notFoundIn(event.parentId()));
            }
        } catch (StepFailure e) {
            failed(delivery, event, e);
        } catch (RuntimeException | Error e) {
            failed(delivery, event, new StepFailure(Step.RECEIVE, delivery.version(), e));
        } finally {
            MDC.remove("tenant");
            MDC.remove("documentId");
        }
    }

    private void refuse(Delivery delivery, String cause, String reason) {
        LOG.warnf("refused, to the dead letters: %s", reason);
        detours.deadLetter(delivery, Step.RECEIVE.tag(), cause, reason);
    }

    private static String notFoundIn(UUID parentId) {
        return "The document was not found in document " + parentId
                + ", and only ingest-service says what lies in which: have its source send it without parentId, with an access of its own.";
    }

    private void failed(Delivery delivery, DocumentReceived event, StepFailure failure) {
        if (failure.getCause() instanceof PassingException passing) {
            if (detours.retryLater(delivery)) {
                LOG.warnf("%s: tried again later: %s", failure.step().tag(), passing.getMessage());
                return;
            }
            bury(delivery, event, failure, passing.code(), passing.getMessage(), passing.getMessage());
        } else {
            LOG.errorf("%s: unexpected failure: %s", failure.step().tag(), Trail.of(failure.getCause()));
            bury(
                    delivery,
                    event,
                    failure,
                    "INTERNAL",
                    "An unexpected failure; the operator can try again.",
                    Trail.classes(failure.getCause()));
        }
    }

    /**
     * @param message for the owner
     * @param reason for the operator
     */
    private void bury(
            Delivery delivery,
            DocumentReceived event,
            StepFailure failure,
            String code,
            String message,
            String reason) {
        log.failed(event.documentId(), failure.version(), code, message);
        detours.deadLetter(delivery, failure.step().tag(), code, reason);
    }
}
