package dev.groundwork.query.answer;

import dev.groundwork.contracts.http.Answer;
import dev.groundwork.contracts.http.DocumentVersion;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** How a question ended. */
sealed interface Outcome {

    /**
     * There is an answer, and it is in the books.
     *
     * @param documents it rests on
     */
    record Ready(Answer answer, List<DocumentVersion> documents) implements Outcome {
        public Ready {
            documents = List.copyOf(documents);
        }
    }

    /** The model takes no more for now: the answer will lie at its result. */
    record Deferred(UUID answerId, Duration retryAfter) implements Outcome {}
}
