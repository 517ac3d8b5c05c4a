package dev.groundwork.contracts.http;

import java.util.UUID;

/**
 * A passage an answer rests on.
 *
 * @param marker the number in the answer's text, from 1, as in {@code [1]}
 * @param page from 1, or null where the format has none
 * @param quote the words of the passage that bear the answer
 */
public record Citation(
        int marker, UUID documentId, String title, int ordinal, Integer page, String quote, double score) {}
