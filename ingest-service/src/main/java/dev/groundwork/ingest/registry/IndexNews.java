package dev.groundwork.ingest.registry;

import dev.groundwork.contracts.event.IndexUpdated;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

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
        // The step before the status: whoever sees the document searchable finds all ten in the log.
        if (event.change() == IndexUpdated.Change.INDEXED) {
            var lag = Math.max(
                    0, Duration.between(event.occurredAt(), Instant.now()).toMillis());
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
        documents.indexed(event);
    }
}
