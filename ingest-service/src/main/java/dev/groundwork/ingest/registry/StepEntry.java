package dev.groundwork.ingest.registry;

import java.time.Instant;

/**
 * One line of a document's log.
 *
 * @param version the content version that was worked on
 * @param at when the step ended
 * @param outcome OK, REJECTED or FAILED
 * @param detail what it found, never text of the document
 * @param runs how often the step has run for this version
 */
public record StepEntry(
        long version, String step, Instant at, long durationMs, String outcome, String detail, int runs) {}
