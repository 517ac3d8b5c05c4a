package dev.groundwork.ingest.embed;

/**
 * What embedding takes.
 *
 * @param seconds at the pace measured now, or null when the model does not answer
 * @param tokens that a remote model is sent at most, or null for the one of this process
 */
public record Effort(Double seconds, Long tokens) {}
