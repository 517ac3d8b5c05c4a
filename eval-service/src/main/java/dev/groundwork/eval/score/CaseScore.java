package dev.groundwork.eval.score;

import dev.groundwork.contracts.http.Answer;

/**
 * What a case's observation is worth.
 *
 * @param passed an answerable case passes when its first citation is an expected document and the answer holds the expected value, if
 *     any; an unanswerable one when the answer is NO_CONTEXT; with an error none passes
 * @param answered whether there was an answer at all; null with an error
 * @param retrieval null with an error or without expected documents
 * @param firstCitationCorrect null with an error or without expected documents
 */
public record CaseScore(
        Expectation expected,
        Observation seen,
        boolean passed,
        Boolean answered,
        RetrievalScore retrieval,
        Boolean firstCitationCorrect) {

    /** @param k how many retrieved documents count */
    public static CaseScore of(Expectation expected, Observation seen, int k) {
        if (!seen.measured()) {
            return new CaseScore(expected, seen, false, null, null, null);
        }
        boolean answered = seen.answerStatus() != Answer.Status.NO_CONTEXT;
        if (!expected.answerable()) {
            return new CaseScore(expected, seen, !answered, answered, null, null);
        }
        boolean correct = !seen.cited().isEmpty()
                && expected.documents().contains(seen.cited().getFirst());
        boolean valueMissing = expected.value() && !Boolean.TRUE.equals(seen.answerFound());
        return new CaseScore(
                expected,
                seen,
                correct && !valueMissing,
                answered,
                RetrievalScore.of(seen.retrieved(), expected.documents(), k),
                correct);
    }
}
