package dev.groundwork.ingest.deadletter;

import java.time.Instant;
import java.util.List;

/**
 * The dead letters of one cause, as an operator decides about them.
 *
 * @param stages the steps that failed
 * @param count all of them
 * @param open those that were not sent again
 * @param exampleId the newest of them
 */
public record CauseGroup(
        String cause, List<String> stages, long count, long open, Instant oldest, Instant newest, long exampleId) {}
