package dev.groundwork.eval.score;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What a case expects.
 *
 * @param documents that answer the question; none when the reader may read nothing that does
 * @param value whether the answer must hold a certain value
 * @param mustPass whether a failure of this case alone is a regression
 */
public record Expectation(Set<UUID> documents, boolean value, List<String> tags, boolean mustPass) {

    public Expectation {
        documents = Set.copyOf(documents);
        tags = List.copyOf(tags);
    }

    public boolean answerable() {
        return !documents.isEmpty();
    }
}
