package dev.groundwork.eval.report;

import dev.groundwork.contracts.event.DocumentIds;
import dev.groundwork.eval.dataset.Datasets;
import dev.groundwork.eval.dataset.EvalCase;
import dev.groundwork.eval.paging.Page;
import dev.groundwork.eval.paging.PageRequest;
import dev.groundwork.eval.run.Observations;
import dev.groundwork.eval.run.Run;
import dev.groundwork.eval.score.CaseScore;
import dev.groundwork.eval.score.Expectation;
import dev.groundwork.eval.score.Observation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Holds what was seen in a run against what its dataset expects. */
@ApplicationScoped
class Reports {

    private final Datasets datasets;
    private final Observations observations;

    Reports(Datasets datasets, Observations observations) {
        this.datasets = datasets;
        this.observations = observations;
    }

    Report report(Run run) {
        var seen = observations.list(run.runId());
        Map<String, CaseScore> scores = new LinkedHashMap<>();
        for (var entry : datasets.listCases(run.datasetId())) {
            if (seen.containsKey(entry.ordinal())) {
                scores.put(entry.asked().id(), score(run, entry.asked(), seen.get(entry.ordinal())));
            }
        }
        return Report.of(run, scores);
    }

    /** A page of the cases in the dataset's order; what was not asked yet is left out of its page, which is then shorter. */
    Page<JudgedCase> cases(Run run, PageRequest request) {
        var seen = observations.listFrom(run.runId(), request.offset(), request.limit());
        var entries = datasets.pageCases(run.datasetId(), request);
        var judged = entries.items().stream()
                .filter(entry -> seen.containsKey(entry.ordinal()))
                .map(entry -> JudgedCase.of(
                        entry.asked().id(),
                        entry.asked().reader(),
                        score(run, entry.asked(), seen.get(entry.ordinal()))))
                .toList();
        return new Page<>(judged, entries.nextCursor());
    }

    private static CaseScore score(Run run, EvalCase asked, Observation seen) {
        var documents = asked.expected().stream()
                .map(source -> DocumentIds.documentId(run.tenant(), source))
                .collect(Collectors.toUnmodifiableSet());
        var expected = new Expectation(documents, asked.answer() != null, asked.tags(), asked.mustPass());
        return CaseScore.of(expected, seen, run.topK());
    }
}
