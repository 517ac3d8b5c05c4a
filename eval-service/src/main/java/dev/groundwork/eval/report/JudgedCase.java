package dev.groundwork.eval.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.groundwork.contracts.http.Answer;
import dev.groundwork.eval.score.CaseScore;
import dev.groundwork.eval.score.RetrievalScore;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A case of a report.
 *
 * @param error the code of what kept it from being measured, or null; then status and figures are null
 * @param retrieved the first k distinct documents of the search
 * @param answerFound whether the answer holds the expected value, or null when none is expected
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record JudgedCase(
        String id,
        String reader,
        List<String> tags,
        boolean mustPass,
        boolean passed,
        String error,
        Answer.Status status,
        Set<UUID> expected,
        List<UUID> retrieved,
        List<UUID> cited,
        RetrievalScore retrieval,
        Boolean firstCitationCorrect,
        Boolean answerFound,
        Long responseMs,
        List<String> degraded) {

    static JudgedCase of(String id, String reader, CaseScore score) {
        var expected = score.expected();
        var seen = score.seen();
        return new JudgedCase(
                id,
                reader,
                expected.tags(),
                expected.mustPass(),
                score.passed(),
                seen.error(),
                seen.answerStatus(),
                expected.documents(),
                seen.retrieved(),
                seen.cited(),
                score.retrieval(),
                score.firstCitationCorrect(),
                seen.answerFound(),
                seen.responseMs(),
                seen.degraded());
    }
}
