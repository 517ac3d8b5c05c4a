package dev.groundwork.eval.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.groundwork.eval.run.Run;
import dev.groundwork.eval.score.CaseScore;
import dev.groundwork.eval.score.Summary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The figures of a run, over the cases asked so far.
 *
 * @param topK how many retrieved documents count: the k of precision and recall
 * @param mustPassFailed ids of the cases that alone are a regression
 * @param byTag the same figures over the cases of each tag
 */
record Report(
        UUID runId,
        String dataset,
        int version,
        int topK,
        Run.Status status,
        int cases,
        @JsonUnwrapped Summary summary,
        List<String> mustPassFailed,
        SortedMap<String, Summary> byTag,
        String startedBy,
        Instant startedAt,
        Instant finishedAt) {

    /** @param scores by the id of the case */
    static Report of(Run run, Map<String, CaseScore> scores) {
        var tagged = new TreeMap<String, List<CaseScore>>();
        scores.values()
                .forEach(score -> score.expected()
                        .tags()
                        .forEach(tag -> tagged.computeIfAbsent(tag, t -> new ArrayList<>())
                                .add(score)));
        var byTag = new TreeMap<String, Summary>();
        tagged.forEach((tag, members) -> byTag.put(tag, Summary.of(members)));
        return new Report(
                run.runId(),
                run.dataset(),
                run.version(),
                run.topK(),
                run.status(),
                run.cases(),
                Summary.of(scores.values()),
                scores.entrySet().stream()
                        .filter(entry -> entry.getValue().expected().mustPass()
                                && !entry.getValue().passed())
                        .map(Map.Entry::getKey)
                        .toList(),
                byTag,
                run.startedBy(),
                run.startedAt(),
                run.finishedAt());
    }
}
