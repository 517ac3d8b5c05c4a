package dev.groundwork.query.search;

/**
 * A passage the reader may read.
 *
 * @param revision of the access it was allowed under
 */
public record Permitted(Passage passage, long revision) {}
