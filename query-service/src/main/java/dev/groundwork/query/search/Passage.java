package dev.groundwork.query.search;

import dev.groundwork.contracts.event.Source;
import dev.groundwork.contracts.http.DocumentVersion;
import java.util.List;
import java.util.UUID;

/**
 * A chunk that was found.
 *
 * @param headings the path of headings above it, outermost first
 * @param page from 1, or null where the format has none
 * @param score of the ranking; comparable within one retrieval only
 * @param denseScore cosine of question and passage, or null when the question could not be embedded
 */
public record Passage(
        UUID documentId,
        long version,
        int ordinal,
        String title,
        List<String> headings,
        Integer page,
        String text,
        String mediaType,
        Source source,
        double score,
        Double denseScore) {

    public Passage {
        headings = List.copyOf(headings);
    }

    public DocumentVersion documentVersion() {
        return new DocumentVersion(documentId, version);
    }
}
