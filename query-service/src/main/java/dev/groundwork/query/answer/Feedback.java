package dev.groundwork.query.answer;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * What the asker thinks of an answer.
 *
 * @param comment for those who look into it, or null
 */
public record Feedback(
        @NotNull Verdict verdict, @Size(max = 2000) String comment) {

    /** In JSON {@code up}, {@code down} or {@code escalate}. */
    public enum Verdict {
        UP,
        DOWN,
        /** A person should look at it. */
        ESCALATE
    }
}
