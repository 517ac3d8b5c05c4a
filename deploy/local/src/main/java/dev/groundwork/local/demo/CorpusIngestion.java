package dev.groundwork.local.demo;

import dev.groundwork.local.client.Groundwork;
import dev.groundwork.local.suite.Progress;
import dev.groundwork.local.suite.SuiteException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Uploads the sample corpus, each document as its uploader, and waits until all of it is searchable. */
public final class CorpusIngestion {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration TELL_EVERY = Duration.ofSeconds(3);
    private static final Duration POLL = Duration.ofMillis(200);

    private final SampleCorpus corpus;
    private final Groundwork groundwork;
    private final Progress progress;
    private final Map<String, String> tokens = new HashMap<>();

    public CorpusIngestion(SampleCorpus corpus, Groundwork groundwork, Progress progress) {
        this.corpus = corpus;
        this.groundwork = groundwork;
        this.progress = progress;
    }

    /** @throws SuiteException when a document is refused or takes longer than five minutes */
    public void run() {
        var waiting = new ArrayList<SampleCorpus.Document>();
        for (var document : corpus.documents()) {
            if (!status(document).equals("SEARCHABLE")) {
                groundwork.upload(token(document), corpus.path(document), document.metadata());
                waiting.add(document);
            }
        }
        if (waiting.isEmpty()) {
            progress.say("the sample corpus is there already");
        } else {
            progress.say("uploaded " + waiting.size() + " documents of the sample corpus");
            await(waiting);
        }
    }

    private void await(List<SampleCorpus.Document> waiting) {
        var total = waiting.size();
        var deadline = Instant.now().plus(PATIENCE);
        var tell = Instant.now().plus(TELL_EVERY);
        while (!waiting.isEmpty()) {
            waiting.removeIf(this::isSearchable);
            if (Instant.now().isAfter(deadline)) {
                throw new SuiteException(waiting.size() + " documents are not searchable after " + PATIENCE.toMinutes()
                        + " minutes, the first is " + waiting.getFirst().file()
                        + "; see the logs of ingest-service and query-service");
            }
            if (waiting.isEmpty() || Instant.now().isAfter(tell)) {
                progress.say((total - waiting.size()) + " of " + total + " documents are searchable");
                tell = Instant.now().plus(TELL_EVERY);
            }
            pause();
        }
    }

    private boolean isSearchable(SampleCorpus.Document document) {
        return switch (status(document)) {
            case "SEARCHABLE" -> true;
            case "REJECTED", "FAILED" -> throw new SuiteException(document.file() + " ended " + status(document));
            default -> false;
        };
    }

    private String status(SampleCorpus.Document document) {
        return groundwork
                .findDocument(token(document), document.documentId())
                .path("status")
                .asText();
    }

    private String token(SampleCorpus.Document document) {
        return tokens.computeIfAbsent(document.uploader(), groundwork::token);
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SuiteException("interrupted", interrupted);
        }
    }
}
