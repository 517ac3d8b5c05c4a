package dev.groundwork.query.generate;

import dev.groundwork.query.search.Passage;

/**
 * A passage an answer rests on.
 *
 * @param marker its number in the answer's text, from 1
 * @param quote a substring of the passage
 * @param score how well the quote answers, 0 to 1; comparable within one answer only
 */
public record Cited(int marker, Passage passage, String quote, double score) {}
