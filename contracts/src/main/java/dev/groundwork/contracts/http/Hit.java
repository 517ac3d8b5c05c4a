package dev.groundwork.contracts.http;

import java.util.UUID;

/**
 * One passage of a search.
 *
 * @param page from 1, or null where the format has none
 * @param score of the ranking; comparable within one response only
 * @param denseScore cosine of question and passage, or null when the passage was found by words alone
 */
public record Hit(
        UUID documentId,
        long version,
        String title,
        int ordinal,
        Integer page,
        String text,
        double score,
        Double denseScore) {}
