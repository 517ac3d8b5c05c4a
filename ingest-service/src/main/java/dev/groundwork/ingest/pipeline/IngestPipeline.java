package dev.groundwork.ingest.pipeline;

import static dev.groundwork.ingest.registry.Step.ANALYZE;
import static dev.groundwork.ingest.registry.Step.CHUNK;
import static dev.groundwork.ingest.registry.Step.CLEAN;
import static dev.groundwork.ingest.registry.Step.DETECT;
import static dev.groundwork.ingest.registry.Step.DOWNLOAD;
import static dev.groundwork.ingest.registry.Step.EMBED;
import static dev.groundwork.ingest.registry.Step.EXTRACT;
import static dev.groundwork.ingest.registry.Step.PUBLISH;

import dev.groundwork.contracts.event.DocumentReceived;
import dev.groundwork.ingest.chunk.Chunker;
import dev.groundwork.ingest.download.Sender;
import dev.groundwork.ingest.embed.EmbeddingModels;
import dev.groundwork.ingest.extract.Extractor;
import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.registry.ContentFacts;
import dev.groundwork.ingest.registry.Decision;
import dev.groundwork.ingest.source.Downloader;
import dev.groundwork.ingest.source.Kept;
import dev.groundwork.ingest.source.SourceDocument;
import dev.groundwork.ingest.text.Analyzer;
import dev.groundwork.ingest.text.Cleaner;
import dev.groundwork.ingest.text.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Document in, outcome out: the ten steps of ingestion in order. The first is the receipt of the event, the last is query-service's:
 * {@code index}, entered when it reports. Passing failures are thrown; lasting ones are outcomes.
 */
@ApplicationScoped
class IngestPipeline {

    private final IngestLog log;
    private final Downloader downloader;
    private final Extractor extractor;
    private final Unpacker unpacker;
    private final LookAhead lookAhead;
    private final Workers workers;
    private final Cleaner cleaner;
    private final Analyzer analyzer;
    private final Chunker chunker;
    private final EmbeddingModels models;
    private final ChunkPublisher publisher;

    IngestPipeline(
            IngestLog log,
            Downloader downloader,
            Extractor extractor,
            Unpacker unpacker,
            LookAhead lookAhead,
            Workers workers,
            Cleaner cleaner,
            Analyzer analyzer,
            Chunker chunker,
            EmbeddingModels models,
            ChunkPublisher publisher) {
        this.log = log;
        this.downloader = downloader;
        this.extractor = extractor;
        this.unpacker = unpacker;
        this.lookAhead = lookAhead;
        this.workers = workers;
        this.cleaner = cleaner;
        this.analyzer = analyzer;
        this.chunker = chunker;
        this.models = models;
        this.publisher = publisher;
    }

    /** @throws StepFailure when a step failed for no fault of the document's */
    Outcome ingest(DocumentReceived event, long version) {
        var outcome = switch (log.received(event, version)) {
            case Decision.Process process -> process(event, process.version(), Optional.empty());
            case Decision.Unchanged unchanged -> new Outcome.Unchanged(unchanged.contentVersion());
            case Decision.AccessAmended amended -> new Outcome.AccessAmended();
            case Decision.UnknownMember unknown -> new Outcome.UnknownMember();
            case Decision.Superseded superseded -> new Outcome.Superseded();
            case Decision.Deleted deleted -> new Outcome.Deleted();
        };
        return log.ended(event.documentId(), outcome);
    }

    /**
     * Embeds a live version in one more model, for a generation of the index that does not hold it yet. The registry stays as it is.
     *
     * @throws StepFailure when a step failed for no fault of the document's
     */
    Outcome embedAnew(DocumentReceived event, long version, String model) {
        var outcome = log.isLive(event.documentId(), version)
                ? process(event, version, Optional.of(model))
                : new Outcome.Superseded();
        return log.ended(event.documentId(), outcome);
    }

    /** False when something newer came while the version was worked on. */
    private boolean hold(DocumentReceived event, long version, Unpacker.Found found) {
        return log.hold(event.documentId(), version, unpacker.stillKept(event.tenant(), found));
    }

    /** The same version is made of the same bytes whenever it is worked on. */
    SourceDocument download(Sender sender, DocumentReceived event, long version) {
        var source = downloader.download(sender, event.content(), log.kept(event.documentId(), version));
        try {
            log.keep(event.documentId(), version, new Kept(source.sha256(), source.mediaType()));
        } catch (RuntimeException | Error e) {
            source.close();
            throw e;
        }
        return source;
    }

    /** @param anew the one model, of a version that is live */
    private Outcome process(DocumentReceived event, long version, Optional<String> anew) {
        var steps = new Steps(log, event.documentId(), version);
        var sender = new Sender(event.tenant(), event.source().system());
        try (var source = steps.run(DOWNLOAD, () -> download(sender, event, version), Details::of)) {
            var type = steps.run(DETECT, () -> extractor.detect(source), found -> Details.of(found, source))
                    .mediaType();
            try (var place = lookAhead.place(steps.waits(EXTRACT))) {
                var found = steps.run(EXTRACT, () -> unpacker.unpack(event, source, type, place), Details::of);
                var text = steps.run(CLEAN, () -> workers.run(() -> cleaner.clean(found.text(), type)), Details::of);
                var document = steps.run(
                                ANALYZE, () -> workers.run(() -> analyzer.analyze(text, source, type)), Details::of)
                        .titled(event.title());
                var passages = steps.run(CHUNK, () -> workers.run(() -> chunker.chunk(document)), Details::of);
                var embedded = steps.run(
                        EMBED,
                        () -> models.embed(anew, Details.inputs(passages), steps.waits(EMBED)),
                        Details::vectors);
                var batches = embedded.stream()
                        .flatMap(each ->
                                ChunkBatches.of(event, version, document, each.model(), passages, each.vectors())
                                        .stream())
                        .toList();
                var isWanted = steps.run(
                        PUBLISH,
                        () -> (anew.isPresent() ? log.isLive(event.documentId(), version) : hold(event, version, found))
                                && publisher.publish(batches),
                        isPublished -> Details.of(batches, isPublished));
                if (!isWanted) {
                    return new Outcome.Superseded();
                }
                if (anew.isPresent()) {
                    return new Outcome.EmbeddedAnew(version);
                }
                return new Outcome.Published(
                        version,
                        new ContentFacts(
                                source.sha256(), document.title(), type, document.language(), passages.size()));
            }
        } catch (RejectedException e) {
            return new Outcome.Rejected(version, e.code(), e.getMessage());
        }
    }
}
