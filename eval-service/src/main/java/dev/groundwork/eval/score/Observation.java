package dev.groundwork.eval.score;

import dev.groundwork.contracts.http.Answer;
import java.util.List;
import java.util.UUID;

/**
 * What was seen when a case was asked.
 *
 * @param error the code of the call that failed, or null; then nothing else is known
 * @param answerStatus null with an error
 * @param retrieved the distinct documents of the search, best first
 * @param cited the documents of the answer's citations in their order, repeated where cited again
 * @param answerFound whether the answer holds the expected value, or null when none is expected
 * @param responseMs milliseconds of the answer's call, without the reader's token, or null with an error
 * @param degraded what the answer did without
 */
public record Observation(
        String error,
        Answer.Status answerStatus,
        List<UUID> retrieved,
        List<UUID> cited,
        Boolean answerFound,
        Long responseMs,
        List<String> degraded) {

    public Observation {
        retrieved = List.copyOf(retrieved);
        cited = List.copyOf(cited);
        degraded = List.copyOf(degraded);
    }

    /** A case that could not be measured: it counts as an error, never as a bad result. */
    public static Observation failed(String error) {
        return new Observation(error, null, List.of(), List.of(), null, null, List.of());
    }

    public boolean measured() {
        return error == null;
    }
}
