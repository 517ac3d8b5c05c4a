package dev.groundwork.query.answer;

import dev.groundwork.query.text.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What the asker thinks of an answer.
 *
 * @param comment for those who look into it, or null
 */
public record Feedback(
        @NotNull Verdict verdict,

        @Size(max = 2000) @Pattern(regexp = PlainText.PATTERN, message = "must not hold control characters")
        String comment) {

    /** In JSON {@code up}, {@code down} or {@code escalate}. */
    public enum Verdict {
        UP,
        DOWN,
        /** A person should look at it. */
        ESCALATE
    }
}
