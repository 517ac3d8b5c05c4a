package dev.groundwork.ingest.registry;

import dev.groundwork.contracts.event.IndexUpdated;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Enters what the index has done with a document: its last step, and its status. */
@ApplicationScoped
public class IndexNews {

    private final Documents documents;
    private final StepLog log;
    private final MeterRegistry metrics;

    IndexNews(Documents documents, StepLog log, MeterRegistry metrics) {
        this.documents = documents;
        this.log = log;
        this.metrics = metrics;
    }

    public void enter(IndexUpdated event) {
        if (!documents.isNews(event)) {
            return;
        }
        // The step before the status: whoever sees the document searchable finds all ten in the log.
        if (event.change() == IndexUpdated.Change.INDEXED) {
            enterStep(event);
        }
        documents.indexed(event);
    }

    /**
     * Enters what the index answered when it was asked, and had not told.
     *
     * @param saidBefore when it had last told something, as it was read before it was asked; null when it never had
     * @return false when it is not entered: it has told something since, or the document is deleted
     */
    public boolean adopt(IndexUpdated found, Instant saidBefore) {
        return documents.alone(found.documentId(), () -> {
            var isAdopted = documents.adopt(found, saidBefore);
            if (isAdopted) {
                enterStep(found);
            }
            return isAdopted;
        });
    }

    private void enterStep(IndexUpdated event) {
        var lag =
                Math.max(0, Duration.between(event.occurredAt(), Instant.now()).toMillis());
        log.enter(
                event.documentId(),
                Step.INDEX,
                new StepEntry(
                        event.version(),
                        Step.INDEX.tag(),
                        event.occurredAt(),
                        lag,
                        "OK",
                        event.chunks() + " chunks searchable",
                        1));
        metrics.timer("groundwork.ingest.step.duration", "step", Step.INDEX.tag())
                .record(Duration.ofMillis(lag));
    }

    /**
     * A part of the version could not be written. Unless readers find it nevertheless, it has failed.
     *
     * @param cause the code of the failure
     */
    public void refused(UUID documentId, long version, String cause) {
        documents.alone(documentId, () -> {
            var isFailed = !documents.isLive(documentId, version);
            if (isFailed) {
                fail(documentId, version, cause);
            }
            return isFailed;
        });
    }

    private void fail(UUID documentId, long version, String cause) {
        log.enter(
                documentId,
                Step.INDEX,
                new StepEntry(version, Step.INDEX.tag(), Instant.now(), 0, "FAILED", "not written: " + cause, 1));
        documents.failed(
                documentId,
                version,
                Status.FAILED,
                cause,
                "A part of it could not be written to the index; the operator can try again.");
        metrics.counter("groundwork.ingest.outcomes", "outcome", "Failed", "code", cause)
                .increment();
    }

    /**
     * What could not be written before is sent again.
     *
     * @param isWhole whether nothing else of the version was refused; asked while nothing can be
     */
    public void awaited(UUID documentId, long version, BooleanSupplier isWhole) {
        documents.alone(documentId, () -> {
            var isAwaited = isWhole.getAsBoolean();
            if (isAwaited) {
                documents.awaited(documentId, version);
            }
            return isAwaited;
        });
    }
}
