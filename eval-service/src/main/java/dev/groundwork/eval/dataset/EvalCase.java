package dev.groundwork.eval.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.groundwork.contracts.event.Source;
import java.util.List;

/**
 * One question of a dataset with what should come back.
 *
 * @param id unique in its dataset
 * @param reader the name of the configured reader who asks
 * @param expected the documents that answer the question; empty when nothing the reader may read does
 * @param answer a value the answer must hold, or null
 * @param mustPass whether a failure of this case alone is a regression
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvalCase(
        String id,
        String question,
        String reader,
        List<Source> expected,
        String answer,
        List<String> tags,
        boolean mustPass) {

    private static final int MAX_NAME = 200;
    private static final int MAX_TEXT = 4_000;

    public EvalCase {
        text("id", id, MAX_NAME);
        text("question", question, MAX_TEXT);
        text("reader", reader, MAX_NAME);
        if (expected == null) {
            throw new IllegalArgumentException("expected is missing (an empty list says that nothing answers)");
        }
        expected = List.copyOf(expected);
        if (answer != null) {
            text("answer", answer, MAX_TEXT);
            if (expected.isEmpty()) {
                throw new IllegalArgumentException("an answer is given but no expected document");
            }
        }
        tags = tags == null ? List.of() : List.copyOf(tags);
        tags.forEach(tag -> text("a tag", tag, MAX_NAME));
    }

    private static void text(String name, String value, int limit) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        if (value.length() > limit) {
            throw new IllegalArgumentException(name + " is longer than " + limit + " characters");
        }
    }
}
