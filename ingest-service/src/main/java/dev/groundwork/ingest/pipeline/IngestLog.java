package dev.groundwork.ingest.pipeline;

import dev.groundwork.contracts.event.DocumentReceived;
import dev.groundwork.ingest.failure.Patience;
import dev.groundwork.ingest.member.Member;
import dev.groundwork.ingest.registry.Decision;
import dev.groundwork.ingest.registry.Documents;
import dev.groundwork.ingest.registry.Status;
import dev.groundwork.ingest.registry.Step;
import dev.groundwork.ingest.registry.StepEntry;
import dev.groundwork.ingest.registry.StepLog;
import dev.groundwork.ingest.source.Kept;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.faulttolerance.api.ApplyGuard;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** What the pipeline leaves behind: registry, step log, metrics, log lines. Waits while the database is away. */
@ApplicationScoped
@ApplyGuard(Patience.NAME)
class IngestLog {

    private static final Logger LOG = Logger.getLogger("dev.groundwork.ingest");

    private static final Duration LONGEST_WAY = Duration.ofDays(3_650);

    private final Documents documents;
    private final StepLog steps;
    private final MeterRegistry metrics;

    IngestLog(Documents documents, StepLog steps, MeterRegistry metrics) {
        this.documents = documents;
        this.steps = steps;
        this.metrics = metrics;
    }

    /** Enters the event in the registry. */
    Decision received(DocumentReceived event, long version) {
        var decision = documents.apply(event, version);
        if (decision instanceof Decision.Process process) {
            var waited = waited(event.occurredAt(), Instant.now());
            documents.processing(event.documentId(), process.version());
            step(
                    event.documentId(),
                    process.version(),
                    Step.RECEIVE,
                    waited.toMillis(),
                    "OK",
                    event.operation() + " from " + event.source().system());
        }
        return decision;
    }

    /** For how long an event was on its way. Its sender's clock may say anything, also what no number of milliseconds holds. */
    static Duration waited(Instant occurredAt, Instant now) {
        var waited = Duration.between(occurredAt, now);
        if (waited.isNegative()) {
            return Duration.ZERO;
        }
        return waited.compareTo(LONGEST_WAY) > 0 ? LONGEST_WAY : waited;
    }

    /** @param millis how long the step took */
    void step(UUID documentId, long version, Step step, long millis, String outcome, String detail) {
        steps.enter(documentId, step, new StepEntry(version, step.tag(), Instant.now(), millis, outcome, detail, 1));
        metrics.timer("groundwork.ingest.step.duration", "step", step.tag()).record(Duration.ofMillis(millis));
        LOG.infof("%s %s: %s (%d ms)", step.tag(), outcome, detail, (Long) millis);
    }

    /**
     * Enters that a step waits.
     *
     * @param what names the dependency and its failure
     */
    void waiting(UUID documentId, long version, Step step, long millis, String what) {
        steps.enter(
                documentId,
                step,
                new StepEntry(version, step.tag(), Instant.now(), millis, StepLog.WAITING, "waits for " + what, 1));
        LOG.warnf("%s of %s waits for %s (%d ms)", step.tag(), documentId, what, (Long) millis);
    }

    /** False when something newer came while the version was worked on. */
    boolean hold(UUID documentId, long version, List<Member> members) {
        return documents.hold(documentId, version, members);
    }

    Optional<Kept> kept(UUID documentId, long version) {
        return documents.kept(documentId, version);
    }

    void keep(UUID documentId, long version, Kept bytes) {
        documents.keep(documentId, version, bytes);
    }

    boolean isLive(UUID documentId, long version) {
        return documents.isLive(documentId, version);
    }

    /** Enters how the work ended. */
    Outcome ended(UUID documentId, Outcome outcome) {
        switch (outcome) {
            case Outcome.Published published -> documents.published(documentId, published.version(), published.facts());
            case Outcome.Rejected rejected ->
                documents.failed(
                        documentId,
                        rejected.version(),
                        Status.REJECTED,
                        rejected.code().name(),
                        rejected.message());
            case Outcome.EmbeddedAnew anew -> LOG.infof("version %d is embedded anew", (Long) anew.version());
            case Outcome.Unchanged unchanged -> LOG.info("content unchanged");
            case Outcome.AccessAmended amended -> LOG.info("access amended");
            case Outcome.UnknownMember unknown -> LOG.info("not known as a member");
            case Outcome.Superseded superseded -> LOG.info("superseded");
            case Outcome.Deleted deleted -> LOG.info("deleted");
        }
        var code =
                outcome instanceof Outcome.Rejected rejected ? rejected.code().name() : "";
        count(outcome.getClass().getSimpleName(), code);
        return outcome;
    }

    /** Enters that a version could not be worked on, for reasons that are not the document's. */
    void failed(UUID documentId, long version, String code, String message) {
        documents.failed(documentId, version, Status.FAILED, code, message);
        count("Failed", code);
    }

    private void count(String outcome, String code) {
        metrics.counter("groundwork.ingest.outcomes", "outcome", outcome, "code", code)
                .increment();
    }
}
