package dev.groundwork.ingest.reconcile;

/**
 * What it takes to bring the missing documents of a stretch into a generation.
 *
 * @param passages to embed, but for those whose vectors are kept already
 * @param seconds at the pace measured now, or null when the model does not answer
 * @param tokens that a remote model is sent at most, or null for the one of this process
 */
public record Estimate(long documents, long passages, Double seconds, Long tokens) {}
